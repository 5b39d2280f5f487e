import { html } from '../html/html.ts';

export const vase = html`
  <ellipse class="ground" cx="160" cy="263" rx="62" ry="7"/>
  <g fill="none" stroke="#6b4a35" stroke-linecap="round"><path stroke-width="5" d="M158 150C152 112 168 84 206 40"/>
  <path stroke-width="3.5" d="M160 118c-6-26-22-40-48-56M180 74c14 0 28-2 46 6M136 84c-2-12 2-24 8-36M192 58c-4-10-4-18 0-28"/></g>
  <g fill="#e8a0a0"><circle cx="206" cy="38" r="9"/><circle cx="112" cy="60" r="9"/><circle cx="228" cy="82" r="8"/><circle cx="146" cy="44" r="8"/>
  <circle cx="166" cy="98" r="7"/><circle cx="192" cy="26" r="6"/></g>
  <g fill="#f6cdc8"><circle cx="214" cy="46" r="6"/><circle cx="104" cy="68" r="6"/><circle cx="220" cy="76" r="5"/><circle cx="138" cy="50" r="5"/><circle cx="132" cy="80" r="6"/><circle cx="186" cy="70" r="6"/></g>
  <g fill="#b5463f"><circle cx="207" cy="40" r="2.4"/><circle cx="112" cy="61" r="2.4"/><circle cx="228" cy="82" r="2"/><circle cx="146" cy="45" r="2"/></g>
  <path fill="#9db3a2" d="M134 140h52c-2 16 2 26 14 38 26 26 24 62-6 84h-68c-30-22-32-58-6-84 12-12 16-22 14-38z"/>
  <path fill="#839a89" d="M168 140h18c-2 16 2 26 14 38 26 26 24 62-6 84h-32c24-26 24-60 8-86-6-10-6-24-2-36z"/>
  <g fill="none" stroke="#6f8776" stroke-width="2.2" opacity=".75"><path d="M148 144c0 40-30 58-10 116M160 144v116M172 144c0 40 30 58 10 116"/>
  <path d="M140 150c-4 40-46 50-18 106M180 150c4 40 46 50 18 106"/></g>
  <ellipse cx="160" cy="140" rx="26" ry="6" fill="#b8cabb"/><ellipse cx="160" cy="141" rx="20" ry="4" fill="#55685b"/>
  <path stroke="#6b4a35" stroke-width="5" d="M158 144c-1-6-1-10 0-14"/>
`;
