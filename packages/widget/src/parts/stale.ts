import type { TemplateResult } from 'lit/html.js';
import type { Board } from '../board.ts';
import type { MoreMessages } from '../i18n/rest/messages.ts';
import { unsentOf } from '../model/entries.ts';
import { question } from './question.ts';

/** The one question about messages of an earlier day that were not sent (C20). */
export function stale(t: MoreMessages, { view, clock, figures, entries, chat }: Board): TemplateResult {
  const from = unsentOf(entries)[0]?.at ?? 0;
  return question(
    'stale',
    figures.count(t.stale(clock.day(from, Date.now())), view.stale),
    [t.send, () => chat.sendStale()],
    [t.discard, () => chat.discardStale()],
  );
}
