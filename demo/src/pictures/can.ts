import { html } from '../html/html.ts';

export const can = html`
  <ellipse class="ground" cx="142" cy="263" rx="80" ry="8"/>
  <path fill="none" stroke="#55673f" stroke-width="10" d="M86 190c-46-8-50 56-8 56"/>
  <path fill="none" stroke="#55673f" stroke-width="10" stroke-linecap="round" d="M96 168c0-66 88-66 88-4"/>
  <path fill="#5f7347" d="M186 232l66-92 14 10-62 104z"/>
  <path fill="#73875a" d="M88 164h106l10 86c1 8-3 12-10 12H88c-7 0-11-4-10-12z"/>
  <path fill="#5f7347" d="M164 164h30l10 86c1 8-3 12-10 12h-34c8-26 8-66 4-98z"/>
  <path fill="#8ba06f" d="M82 160h118v10H82z"/>
  <path fill="#fff" opacity=".25" d="M98 184h7l-5 62h-7z"/>
  <path fill="#c9a24b" d="M236 128l42 30-6 9-42-30z"/>
  <path fill="#e0bf6d" d="M234 124c8-10 54 22 46 34-8-2-42-24-46-34z"/>
  <g class="drops"><circle cx="282" cy="176" r="3"/><circle cx="292" cy="196" r="3"/><circle cx="274" cy="196" r="2.5"/><circle cx="284" cy="220" r="3"/></g>
`;
