import { html, type Markup } from '../html/html.ts';
import { icon } from './icon.ts';

/** Shows a good in the chat. Hidden until the page's script can do it. */
export const show = (words: string, slug: string): Markup =>
  html`<button type="button" class="button quiet" data-card="${slug}" hidden>${words}</button>`;

/** Opens the chat. Hidden until the page's script can do it. */
export const ask = (words: string): Markup =>
  html`<button type="button" class="button quiet" data-ask hidden>${icon('chat')}${words}</button>`;
