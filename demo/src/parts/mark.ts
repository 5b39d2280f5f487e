import { html, type Markup } from '../html/html.ts';

/** The shop's sign: a sun on the edge of a table. The same shapes as `favicon.svg`. */
export const MARK: Markup = html`<path d="M6 21a10 10 0 0 1 20 0z" class="sun"/><path d="M2 24h28" class="edge"/>`;

export const mark = (): Markup => html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true">${MARK}</svg>`;
