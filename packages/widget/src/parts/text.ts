import { html, type TemplateResult } from 'lit/html.js';
import { tokenize } from '../text/tokenize.ts';

/** A text as text nodes and links. A link opens a tab that knows nothing of this page. */
export function written(text: string, opensTab: string): (string | TemplateResult)[] {
  return tokenize(text).map((token) =>
    typeof token === 'string'
      ? token
      : html`<a href=${token.href} target="_blank" rel="noopener noreferrer nofollow">${token.text}<span class="sr"> (${opensTab})</span></a>`,
  );
}
