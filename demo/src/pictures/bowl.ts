import { html } from '../html/html.ts';

export const bowl = html`
  <ellipse class="ground" cx="160" cy="264" rx="80" ry="7"/>
  <path fill="#25405f" d="M124 250h72l-4 14h-64z"/>
  <path fill="#3a5f8a" d="M58 162h204c0 58-34 92-76 94h-52c-42-2-76-36-76-94z"/>
  <path fill="#2f4e74" d="M206 162h56c0 58-34 92-76 94h-22c30-18 44-56 42-94z"/>
  <path fill="none" stroke="#e9dfcd" stroke-width="3.5" opacity=".9" d="M64 190c12 12 20 12 32 0s20-12 32 0 20 12 32 0 20-12 32 0 20 12 32 0 20-12 32 0"/>
  <path fill="none" stroke="#e9dfcd" stroke-width="2.5" opacity=".55" d="M72 210c10 9 18 9 28 0s18-9 28 0 18 9 28 0 18-9 28 0 18 9 28 0 14-9 24-2"/>
  <ellipse cx="160" cy="162" rx="102" ry="23" fill="#efe6d6"/>
  <ellipse cx="160" cy="164" rx="90" ry="17" fill="#c98a3f"/>
  <g fill="none" stroke="#f3dba6" stroke-width="5" stroke-linecap="round"><path d="M92 166c20-12 40 10 62-2s34-6 52 2M104 172c22-8 38 8 60 0s36 0 54-2"/>
  <path d="M112 158c16-6 30 4 46-2"/></g>
  <ellipse cx="206" cy="160" rx="20" ry="9" fill="#fdf6e6"/><ellipse cx="208" cy="160" rx="9" ry="4.5" fill="#eda53a"/>
  <g fill="#6d8b4a"><circle cx="142" cy="158" r="4"/><circle cx="152" cy="164" r="3"/><circle cx="130" cy="164" r="3"/></g>
  <path stroke="#7d3a28" stroke-width="6" stroke-linecap="round" d="M96 178L276 92M84 170L262 78"/>
`;
