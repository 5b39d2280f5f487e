import { html } from '../html/html.ts';

export const pot = html`
  <ellipse class="ground" cx="160" cy="263" rx="104" ry="8"/>
  <g fill="none" stroke="#8e3820" stroke-width="11"><path d="M72 194H56c-14 0-14 26 0 26h18M248 194h16c14 0 14 26 0 26h-18"/></g>
  <path fill="#b84a2a" d="M66 172h188v52c0 24-14 38-36 38H102c-22 0-36-14-36-38z"/>
  <path fill="#983a1f" d="M204 172h50v52c0 24-14 38-36 38h-38c18-24 26-58 24-90z"/>
  <path fill="#c75c39" d="M72 170c6-34 42-48 88-48s82 14 88 48z"/>
  <path fill="#a9432a" d="M190 125c34 6 54 20 58 45h-40c0-18-6-34-18-45z"/>
  <rect x="62" y="166" width="196" height="11" rx="5.5" fill="#8e3820"/>
  <path fill="#c9a24b" d="M152 112h16v12h-16z"/><rect x="142" y="100" width="36" height="14" rx="7" fill="#e0bf6d"/>
  <path fill="#fff" opacity=".28" d="M84 192h8v38c0 10 4 16 8 20-10-2-16-12-16-24zM96 156c8-12 22-18 38-21-10 7-20 13-26 22-4 5-14 4-12-1z"/>
  <path class="steam" d="M118 98c-12-16 12-24 0-42M204 98c-12-16 12-24 0-42"/>
`;
