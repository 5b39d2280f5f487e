import type { Messages } from '../i18n/messages.ts';
import { failedText } from '../refusal.ts';
import type { Figures } from '../text/figures.ts';
import { isOnlyEmoji } from '../text/only-emoji.ts';
import { called } from './called.ts';
import { type Entry, type Happened, isStored } from './entries.ts';

/** More messages at once than this are counted, not read out. */
const SPOKEN_MAX = 3;

/** What happened, in words. */
export function happenedText(t: Messages, { what, name }: Happened): string {
  const words = what === 'gone' ? t.greetingAway : t[what];
  return typeof words === 'string' ? words : words(name || t.shop);
}

const failedOf = (entry: Entry | undefined): boolean => entry?.kind === 'said' && entry.status === 'failed';

/**
 * What a screen reader is told when the thread changed: the new messages of others at its end, or their number when a burst came,
 * what happened, and that one's own message was refused. Nothing for earlier history, one's own messages and the first drawing.
 */
export function newsOf(before: readonly Entry[], after: readonly Entry[], t: Messages, figures: Figures): string {
  const was = new Map(before.map((entry) => [entry.key, entry]));
  // What is on its way stays at the end, whatever comes in above it.
  const from = after.findLastIndex((entry) => isStored(entry) && was.has(entry.key));
  let count = 0;
  const news = after.flatMap((entry, at) => {
    if (entry.kind === 'said' && entry.author.mine) {
      return failedOf(entry) && !failedOf(was.get(entry.key)) ? failedText(t, entry.problem) : [];
    }
    if (from < 0 || at <= from) return [];
    if (entry.kind === 'happened') return happenedText(t, entry);
    count += 1;
    return `${entry.author.name || t.shop}: ${entry.text || called(entry)}${isOnlyEmoji(entry.text) ? ` (${t.emoji})` : ''}`;
  });
  return count > SPOKEN_MAX ? figures.count(t.newMessages, count) : news.join('\n');
}
