import { html, type TemplateResult } from 'lit/html.js';
import { icon } from './icons.ts';

/** Says why a message still stands, below its file. Not all of a talk is read out as it changes: this is. */
export function standing(why: string | undefined, file: TemplateResult | undefined): TemplateResult | undefined {
  const said = why && html`<p class="meta failure" role="alert"><span>${icon('alert')}${why}</span></p>`;
  return said || file ? html`${file}${said}` : undefined;
}
