import { type Entry, isWords } from '../outbox/outbox.ts';
import type { Pending } from '../types.ts';

/**
 * One's own words that the thread does not show yet, as shoppers have them: the desk has notes, too (`threads.ts`). A stored one whose event is
 * on its way still counts as sending.
 */
export const toPending = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap((entry) => {
    if (entry.seen || !isWords(entry)) return [];
    const { cid, request, at, status, problem } = entry;
    return {
      // Its words and what goes with them.
      ...request,
      cid,
      at,
      lane: 'public',
      status: status === 'stored' ? 'sending' : status,
      problem,
    };
  });
