import { html, type TemplateResult } from 'lit/html.js';
import { icon } from './icons.ts';

/** Says why a message still stands. Not all of a talk is read out as it changes: this is. */
export function standing(why: string | undefined): TemplateResult | undefined {
  return why ? html`<p class="meta failure" role="alert"><span>${icon('alert')}${why}</span></p>` : undefined;
}
