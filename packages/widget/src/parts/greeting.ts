import type { ChatView } from '@shopbell/sdk';
import { html, type TemplateResult } from 'lit/html.js';
import type { Messages } from '../i18n/messages.ts';

/** The head of an empty or short thread: what to do here, and whether somebody answers now. */
export function greeting(t: Messages, availability: ChatView['availability']): TemplateResult {
  const line = { online: t.greetingOnline, away: t.greetingAway, unknown: t.greetingUnknown }[availability];
  return html`
    <div>
      <h3>${t.greeting}</h3>
      <p>${line}</p>
    </div>
  `;
}

/** Three lines in the shape of a talk, while the talk is on its way. */
export function skeleton(t: Messages): TemplateResult {
  return html`
    <div class="skeleton" role="status" aria-label=${t.loading}><i></i><i></i><i></i></div>
  `;
}
