import { html } from '../html/html.ts';

export const lamp = html`
  <g class="glow"><circle cx="160" cy="140" r="138"/><circle cx="160" cy="140" r="104"/></g>
  <ellipse class="ground" cx="160" cy="264" rx="64" ry="7"/>
  <path class="cord" d="M200 256c40 2 40 10 110 6"/>
  <path fill="#a4573b" d="M150 160h20l10 84h-40z"/>
  <path fill="#8a4630" d="M164 160h6l10 84h-16z"/>
  <path fill="#b9694a" d="M112 252c0-10 20-16 48-16s48 6 48 16c0 8-6 10-12 10h-72c-6 0-12-2-12-10z"/>
  <path fill="#e6b765" d="M66 160h188c0 14-40 22-94 22s-94-8-94-22z"/>
  <path fill="#f8e2b0" d="M66 162c0-62 42-104 94-104s94 42 94 104c-30 14-158 14-188 0z"/>
  <path fill="#efcd8b" d="M192 64c38 16 62 52 62 98-14 7-46 10-78 11 28-32 32-76 16-109z"/>
  <path fill="#fff" opacity=".6" d="M92 140c2-24 14-42 32-54 6-4 10 2 5 7-14 12-24 28-26 48-1 7-12 7-11-1z"/>
  <circle cx="160" cy="56" r="7" fill="#a4573b"/>
`;
