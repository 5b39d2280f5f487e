import { html, type TemplateResult } from 'lit/html.js';
import type { Amend } from '../amend.ts';
import type { MoreMessages } from '../i18n/rest/messages.ts';
import { icon } from './icons.ts';
import { PENCIL } from './tools.ts';

/** Says what the message box holds now, and the way out. Its place is a status that was there before it. */
export function editing(t: MoreMessages, amend: Amend): TemplateResult {
  const late = amend.editing?.late;
  return html`
    <div class="editing">
      ${late ? icon('alert') : icon(PENCIL)}<span>${late ? t.late : t.editing}</span>
      <button class="plain" type="button" aria-label=${t.cancel} @click=${() => amend.cancel()}>${icon('cross')}</button>
    </div>
  `;
}
