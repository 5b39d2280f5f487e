import { html } from '../html/html.ts';

export const teapot = html`
  <ellipse class="ground" cx="160" cy="264" rx="72" ry="7"/>
  <path fill="none" class="glass" stroke-width="9" d="M92 178c-54-12-52 68 5 55"/>
  <path class="glass-fill" d="M231 190c10-14 16-30 35-36l4 12c-14 9-20 42-46 59 5-8 8-18 7-35z"/>
  <path class="glass-fill" d="M88 200c0-48 34-68 72-68s72 20 72 68c0 42-32 62-72 62s-72-20-72-62z"/>
  <path fill="#c97d34" opacity=".88" d="M92 204h136c-1 36-30 54-68 54s-67-18-68-54z"/>
  <path fill="#a9621f" opacity=".5" d="M184 204h44c-1 34-26 52-60 54 16-14 22-34 16-54z"/>
  <ellipse cx="160" cy="204" rx="68" ry="8" fill="#e2a860"/>
  <path fill="#8a5a2c" opacity=".75" d="M138 204h44v26c0 8-6 12-12 12h-20c-6 0-12-4-12-12z"/>
  <path class="glass" fill="none" stroke-width="2.5" d="M138 138v92c0 8 6 12 12 12h20c6 0 12-4 12-12v-92"/>
  <path class="glass" stroke-width="1.6" fill="none" opacity=".8" d="M149 146v92M160 146v94M171 146v92"/>
  <path fill="#a56f40" d="M114 134h92v8h-92z"/>
  <path fill="#cf9661" d="M120 134c4-12 20-18 40-18s36 6 40 18z"/>
  <circle cx="160" cy="108" r="10" fill="#cf9661"/><path fill="#a56f40" d="M162 98c12 2 12 18 0 20 4-6 4-14 0-20z"/>
  <path fill="#fff" opacity=".75" d="M104 178c-6 10-8 24-5 36 2 6 8 4 7-2-2-10 0-20 4-28 3-7-3-11-6-6z"/>
`;
