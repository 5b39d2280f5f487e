import { type Entry, isWords, type Words } from '../outbox/outbox.ts';
import type { Pending } from '../types.ts';

/**
 * One's own words that the thread does not show yet, as shoppers have them: the desk has notes, too (`threads.ts`). A stored one whose event is
 * on its way still counts as sending.
 */
export const toPending = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap((entry) => {
    if (entry.seen || !isWords(entry)) return [];
    const { cid, at, status, problem } = entry;
    const { text, file }: Words['request'] & { file?: string | undefined } = entry.request;
    return {
      cid,
      text,
      at,
      lane: 'public',
      status: status === 'stored' ? 'sending' : status,
      problem,
      file,
    };
  });
