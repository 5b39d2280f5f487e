import { html } from '../html/html.ts';

export const board = html`
  <ellipse class="ground" cx="168" cy="263" rx="110" ry="8"/>
  <path fill="#a56f40" d="M94 120c0-12 8-20 20-20h24V66c0-14 9-22 22-22s22 8 22 22v34h24c12 0 20 8 20 20v122c0 12-8 20-20 20h-92c-12 0-20-8-20-20z"/>
  <path fill="#cf9661" d="M88 120c0-12 8-20 20-20h24V66c0-14 9-22 22-22s22 8 22 22v34h24c12 0 20 8 20 20v122c0 12-8 20-20 20h-92c-12 0-20-8-20-20z"/>
  <g fill="none" stroke="#b57d4b" stroke-width="2.5" stroke-linecap="round"><path d="M108 118c4 44-4 90 2 128M130 112c6 40-2 70 2 108"/>
  <path d="M154 90c2 50-6 84-2 150M178 116c-6 30 4 44 0 70M200 120c-4 24 2 40 0 62"/></g>
  <circle class="hole" cx="154" cy="66" r="8"/>
  <path fill="#8f5529" d="M150 262c-14-40 14-62 58-62 48 0 72 24 62 62z"/>
  <path fill="#b9763b" d="M150 262c-12-44 16-66 56-66 42 0 66 22 58 58-30-10-80-8-114 8z"/>
  <path fill="none" stroke="#edc894" stroke-width="6" stroke-linecap="round" d="M172 214c10 4 16 12 18 24M200 206c10 4 16 12 18 24M228 208c8 4 14 12 16 22"/>
`;
