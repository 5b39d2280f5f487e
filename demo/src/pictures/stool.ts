import { html } from '../html/html.ts';

export const stool = html`
  <ellipse class="ground" cx="160" cy="263" rx="100" ry="8"/>
  <g stroke="#9a6a3f" stroke-width="13" stroke-linecap="round"><path d="M130 138l-8 106M190 138l8 106"/></g>
  <path stroke="#8a5c34" stroke-width="8" d="M126 190h68"/>
  <path stroke="#b07f4f" stroke-width="9" d="M88 216h144"/>
  <g stroke="#c8955f" stroke-width="16" stroke-linecap="round"><path d="M100 136L78 254M220 136l22 118"/></g>
  <g stroke="#a97848" stroke-width="5" stroke-linecap="round"><path d="M105 140L84 252M225 140l21 112"/></g>
  <path fill="#a97848" d="M66 112h188v14c0 14-42 24-94 24s-94-10-94-24z"/>
  <ellipse cx="160" cy="112" rx="94" ry="23" fill="#dcae79"/>
  <g fill="none" stroke="#c4925c" stroke-width="2"><ellipse cx="152" cy="112" rx="66" ry="14"/><ellipse cx="148" cy="112" rx="40" ry="8"/><ellipse cx="146" cy="112" rx="16" ry="3"/></g>
`;
