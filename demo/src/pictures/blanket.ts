import { html } from '../html/html.ts';

export const blanket = html`
  <ellipse class="ground" cx="160" cy="263" rx="112" ry="8"/>
  <rect x="56" y="214" width="208" height="48" rx="22" fill="#77799f"/>
  <rect x="62" y="170" width="196" height="48" rx="22" fill="#8b8db3"/>
  <rect x="58" y="126" width="204" height="48" rx="22" fill="#9c9ec2"/>
  <g fill="none" stroke="#5f6188" stroke-width="2.5" stroke-linecap="round"><path d="M74 238h30M82 194h22M78 150h24M210 238h42M212 194h34M212 150h38"/></g>
  <path fill="#efe5d2" d="M112 124c0-3 4-6 8-6h80c4 0 8 3 8 6v108h-96z"/>
  <path fill="#c9825f" d="M112 140h96v12h-96zM112 196h96v12h-96z"/>
  <path fill="#77799f" d="M112 160h96v5h-96zM112 183h96v5h-96z"/>
  <g fill="none" stroke="#d9ccb4" stroke-width="1.4"><path d="M128 120v112M144 119v113M160 119v113M176 119v113M192 120v112"/></g>
  <g stroke="#efe5d2" stroke-width="4" stroke-linecap="round"><path d="M116 232v18M126 232v16M136 232v19M146 232v16M156 232v18M166 232v16M176 232v19M186 232v16M196 232v18M204 232v16"/></g>
  <path fill="#fff" opacity=".22" d="M76 136c-8 4-10 22-2 28 4 2 6-2 4-6-3-6-2-12 2-16 4-5 0-8-4-6z"/>
`;
