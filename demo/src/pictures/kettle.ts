import { html } from '../html/html.ts';

export const kettle = html`
  <ellipse class="ground" cx="162" cy="263" rx="88" ry="8"/>
  <path fill="#24504f" d="M214 210c20-4 24-32 46-50l14 14c-14 14-18 52-48 64z"/>
  <path fill="#2f6b6a" d="M112 156h92c22 22 32 54 32 80 0 14-8 24-22 24H102c-14 0-22-10-22-24 0-26 10-58 32-80z"/>
  <path fill="#24504f" d="M176 156h28c22 22 32 54 32 80 0 14-8 24-22 24h-34c18-24 18-74-4-104z"/>
  <path fill="#fff" opacity=".28" d="M112 172c-12 16-18 38-17 58 0 6 7 6 7 0 0-20 6-38 17-54 4-6-3-10-7-4z"/>
  <path fill="#3a7d7b" d="M116 156c4-16 22-24 42-24s38 8 42 24z"/>
  <path fill="#24504f" d="M108 154h100v7H108z"/>
  <circle cx="158" cy="126" r="9" fill="#c98f5a"/>
  <path class="iron" fill="none" stroke-width="8" stroke-linecap="round" d="M102 160C84 62 232 62 214 160"/>
  <path fill="none" stroke="#c98f5a" stroke-width="15" stroke-linecap="round" d="M126 96c20-16 44-16 64 0"/>
  <path fill="none" stroke="#a56f40" stroke-width="3" stroke-linecap="round" d="M130 101c18-13 38-13 56 0"/>
  <path class="steam" d="M276 150c-8-12 8-18 0-32M292 140c-6-10 6-14 0-26"/>
`;
