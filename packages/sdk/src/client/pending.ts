import { type Entry, isWords } from '../outbox/outbox.ts';
import type { Pending } from '../types.ts';

/** One's own words that the thread does not show yet. A stored one whose event is on its way still counts as sending. */
export const toPending = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap((entry) => {
    if (entry.seen || !isWords(entry)) return [];
    const { cid, request, at, status, problem } = entry;
    return {
      cid,
      text: request.text,
      at,
      lane: request.type === 'note' ? 'desk' : 'public',
      status: status === 'stored' ? 'sending' : status,
      problem,
      file: 'file' in request ? request.file : undefined,
    };
  });
