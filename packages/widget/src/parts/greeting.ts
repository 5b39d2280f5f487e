import { html, type TemplateResult } from 'lit/html.js';
import type { Bridge } from '../bridge.ts';
import type { Messages } from '../i18n/messages.ts';

/** The head of an empty or short thread: what to do here, whether somebody answers now, and what may be asked with one press. */
export function greeting({ t, availability, welcome, entries }: Bridge): TemplateResult {
  const line = { online: t.greetingOnline, away: t.greetingAway, unknown: t.greetingUnknown }[availability];
  return html`
    <div class="hello">
      <h3><bdi>${welcome?.greeting || t.greeting}</bdi></h3>
      <p>${line}</p>
    </div>
    ${entries[0] ? undefined : welcome?.asks()}
  `;
}

/** Three lines in the shape of a talk, while the talk is on its way. */
export function skeleton(t: Messages): TemplateResult {
  return html`
    <div class="skeleton" role="status" aria-label=${t.loading}><i></i><i></i><i></i></div>
  `;
}
