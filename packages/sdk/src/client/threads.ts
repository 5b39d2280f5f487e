import { type Entry, isWords } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Pending, Thread } from '../types.ts';
import type { Marks } from './receipts.ts';
import type { Talk } from './talk.ts';

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

const UNMARKED: Marks = { receipts: { delivered: 0, read: 0 }, seen: 0 };

/** What people see of a log, with these requests below it. Without the `talk` around it there is the log alone. */
export function toThread(log: Log, entries: readonly Entry[], talk: Talk | undefined): Thread {
  const { conversation, items, first, desk, state = first ? 'active' : 'requested' } = log;
  return {
    conversation,
    state,
    events: talk ? talk.fold(items) : items,
    desk: desk?.items ?? [],
    more: first > 0,
    pending: toPending(entries),
    typing: talk?.in(conversation) ?? [],
    ...(talk?.of(conversation) ?? UNMARKED),
  };
}
