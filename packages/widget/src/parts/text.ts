import { html, type TemplateResult } from 'lit/html.js';
import { tokenize } from '../text/tokenize.ts';

/** A text as text nodes and links. A link opens a tab that knows nothing of this page; one that calls opens none. */
export function written(text: string, opensTab: string): (string | TemplateResult)[] {
  return tokenize(text).map((token) => {
    if (typeof token === 'string') return token;
    const { href, text } = token;
    // A number is read as one: left to right, also between words that are not.
    if (href.startsWith('tel:')) return html`<a href=${href} rel="nofollow" dir="ltr">${text}</a>`;
    return html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${text}<span class="sr"> (${opensTab})</span></a>`;
  });
}
