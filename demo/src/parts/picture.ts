import type { Good } from '../goods/good.ts';
import { html, type Markup } from '../html/html.ts';
import type { Language } from '../i18n/language.ts';

/** A good's picture on the colour of its hours, told to those who don't see it. */
export const picture = ({ hour, alt, shapes }: Good, language: Language): Markup =>
  html`<svg class="picture ${hour}" viewBox="0 0 320 320" role="img" aria-label="${alt[language]}">${shapes}</svg>`;

/** The same where the name stands beside it and says enough. */
export const thumbnail = ({ hour, shapes }: Good): Markup =>
  html`<svg class="picture ${hour}" viewBox="0 0 320 320" aria-hidden="true">${shapes}</svg>`;
