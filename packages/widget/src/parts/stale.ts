import { html, type TemplateResult } from 'lit/html.js';
import type { Board } from '../board.ts';
import type { MoreMessages } from '../i18n/rest/messages.ts';
import { unsentOf } from '../model/entries.ts';
import { toLog } from './to-log.ts';

/** The one question about messages of an earlier day that were not sent (C20). */
export function stale(t: MoreMessages, { view, clock, entries, chat }: Board): TemplateResult {
  const from = unsentOf(entries)[0]?.at ?? 0;
  const answer = (act: () => void) => (event: Event) => {
    // The question goes, and with it the place of the focus.
    toLog(event);
    act();
  };
  return html`
    <div class="stale" role="group" aria-labelledby="stale">
      <p id="stale" role="status">${t.stale(view.stale, clock.day(from, Date.now()))}</p>
      <button type="button" @click=${answer(() => chat.sendStale())}>${t.send}</button>
      <button type="button" @click=${answer(() => chat.discardStale())}>${t.discard}</button>
    </div>
  `;
}
