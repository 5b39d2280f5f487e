import { html } from '../html/html.ts';

export const candle = html`
  <g class="glow"><circle cx="150" cy="86" r="84"/><circle cx="150" cy="86" r="54"/></g>
  <ellipse class="ground" cx="156" cy="265" rx="92" ry="7"/>
  <circle cx="244" cy="240" r="20" fill="none" stroke="#b08a36" stroke-width="8"/>
  <path fill="#b08a36" d="M62 238h176c-6 18-26 26-52 26h-72c-26 0-46-8-52-26z"/>
  <ellipse cx="150" cy="238" rx="88" ry="15" fill="#d9b65c"/>
  <ellipse cx="150" cy="238" rx="70" ry="10" fill="#c29c44"/>
  <path fill="#b08a36" d="M122 206h56v32c0 6-56 6-56 0z"/>
  <path fill="#d9b65c" d="M122 206h22v36c-12 0-22-1-22-4z"/>
  <ellipse cx="150" cy="206" rx="28" ry="6" fill="#e6c878"/>
  <path fill="#efd9a4" d="M130 126c0-6 40-6 40 0v80c0 5-40 5-40 0z"/>
  <path fill="#dcc083" d="M156 122c8 0 14 2 14 4v80c0 2-6 3-12 4 4-24 4-60-2-88z"/>
  <path fill="#f8eac4" d="M130 126c0-6 40-6 40 0 0 10-6 6-7 14s2 24-5 24c-6 0-3-14-6-22s-6-2-8 4-4 8-7 4-7-12-7-24z"/>
  <path stroke="#3b3129" stroke-width="3" stroke-linecap="round" d="M150 122v-18"/>
  <path fill="#ee9a35" d="M150 46c20 22 22 36 18 48-3 9-10 13-18 13s-15-4-18-13c-4-12-2-26 18-48z"/>
  <path fill="#fbe08a" d="M150 72c10 12 11 20 9 26-2 5-5 7-9 7s-7-2-9-7c-2-6-1-14 9-26z"/>
`;
