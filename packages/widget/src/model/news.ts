import type { Messages } from '../i18n/messages.ts';
import type { Entry } from './entries.ts';

/** More messages at once than this are counted, not read out. */
const SPOKEN_MAX = 3;

/**
 * What a screen reader is told when the thread grew at its end: the new messages of others, or their number when a burst came.
 * Nothing for earlier history, one's own messages and the first drawing.
 */
export function newsOf(before: readonly Entry[], after: readonly Entry[], t: Messages): string {
  // Pending ones leave when they are stored, under the same key: look for the last that stayed.
  const stayed = new Set(before.map(({ key }) => key));
  const from = after.findLastIndex(({ key }) => stayed.has(key));
  if (from < 0) return '';
  const news = after.slice(from + 1).flatMap((entry) => (entry.kind === 'said' && !entry.author.mine ? [entry] : []));
  if (news.length > SPOKEN_MAX) return t.newMessages(news.length);
  return news.map(({ author, text }) => `${author.name || t.shop}: ${text}`).join('\n');
}
