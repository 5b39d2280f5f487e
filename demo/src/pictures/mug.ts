import { html } from '../html/html.ts';

export const mug = html`
  <ellipse class="ground" cx="152" cy="263" rx="78" ry="8"/>
  <path fill="none" stroke="#cdbfa6" stroke-width="17" d="M196 160c56-8 56 74-4 70"/>
  <path fill="none" stroke="#e9dfcd" stroke-width="11" d="M196 158c54-8 54 72-4 68"/>
  <path fill="#e9dfcd" d="M84 128h124v96c0 24-14 38-34 38h-56c-20 0-34-14-34-38z"/>
  <path fill="#d8cbb3" d="M172 128h36v96c0 24-14 38-34 38h-18c14-30 18-88 16-134z"/>
  <path fill="#b7805a" d="M84 212c30 14 92 10 124-4v16c0 24-14 38-34 38h-56c-20 0-34-14-34-38z"/>
  <path fill="#9d6844" d="M164 217c16-2 32-5 44-9v16c0 24-14 38-34 38h-18c6-14 8-30 8-45z"/>
  <ellipse cx="146" cy="128" rx="62" ry="14" fill="#d3c5ab"/>
  <ellipse cx="146" cy="130" rx="53" ry="10" fill="#7b4f30"/>
  <path fill="#a06d45" d="M100 127c18-8 62-10 88-2-20-2-60-4-88 2z"/>
  <g fill="#8b7a60"><circle cx="104" cy="158" r="1.8"/><circle cx="124" cy="186" r="2.2"/><circle cx="148" cy="160" r="1.6"/>
  <circle cx="110" cy="200" r="1.5"/><circle cx="160" cy="196" r="2"/><circle cx="186" cy="170" r="1.7"/><circle cx="136" cy="148" r="1.3"/>
  <circle cx="192" cy="194" r="1.4"/><circle cx="96" cy="178" r="1.3"/></g>
  <path class="steam" d="M126 104c-12-16 12-24 0-42M152 98c-12-18 12-26 0-48M176 104c-10-14 10-20 0-36"/>
`;
