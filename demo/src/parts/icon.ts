import { html, type Markup } from '../html/html.ts';

const SHAPES = {
  bag: html`<path d="M4.5 7h11l-.8 9.2h-9.4zM7.2 7V5.6a2.8 2.8 0 0 1 5.6 0V7"/>`,
  person: html`<circle cx="10" cy="6.6" r="3.1"/><path d="M4 16.8c.6-3.2 3-4.8 6-4.8s5.4 1.6 6 4.8"/>`,
  chat: html`<path d="M10 3.5c4.2 0 7.5 2.7 7.5 6.1s-3.3 6.1-7.5 6.1q-1.4 0-2.7-.4l-3.6 1.2.9-2.9q-2.1-1.6-2.1-4c0-3.4 3.3-6.1 7.5-6.1z"/>`,
  arrow: html`<path d="M4 10h12M11 5l5 5-5 5"/>`,
  check: html`<path d="M4.5 10.5l3.7 3.7 7.3-8"/>`,
} as const;

/** A drawing on a grid of 20 beside words that say the same. */
export const icon = (name: keyof typeof SHAPES): Markup =>
  html`<svg class="icon" viewBox="0 0 20 20" aria-hidden="true">${SHAPES[name]}</svg>`;
