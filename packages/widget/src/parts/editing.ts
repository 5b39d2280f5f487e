import { html, type TemplateResult } from 'lit/html.js';
import type { Amend } from '../amend.ts';
import type { MoreMessages } from '../i18n/more.ts';
import { icon } from './icons.ts';
import { PENCIL } from './tools.ts';

/** Says what the message box holds now, and the way out. */
export function editing(t: MoreMessages, amend: Amend): TemplateResult {
  return html`
    <div class="editing">
      ${icon(PENCIL)}<span>${t.editing}</span>
      <button class="plain" type="button" aria-label=${t.cancel} @click=${() => amend.cancel()}>${icon('cross')}</button>
    </div>
  `;
}
