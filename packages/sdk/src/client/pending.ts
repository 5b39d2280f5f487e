import { type Entry, isWords } from '../outbox/outbox.ts';
import type { Pending } from '../types.ts';

/** One's own words that the thread does not show yet. A stored one whose event is on its way still counts as sending. */
export const toPending = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap((entry) => {
    const { cid, request, at, status, problem, seen } = entry;
    if (seen || !isWords(entry) || !('text' in request)) return [];
    const pending = {
      cid,
      text: request.text,
      at,
      lane: request.type === 'note' ? 'desk' : 'public',
      status: status === 'stored' ? 'sending' : status,
    } as const;
    return problem ? { ...pending, problem } : pending;
  });
