import type { Actor } from '@shopbell/protocol';
import type { Entry } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Pending, Thread } from '../types.ts';

/** One's own words that the thread does not show yet. A stored one whose event is on its way still counts as sending. */
export const toPending = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap(({ cid, request, at, status, problem, seen }) => {
    if (seen || !('text' in request)) return [];
    const pending = {
      cid,
      text: request.text,
      at,
      lane: request.type === 'note' ? 'desk' : 'public',
      status: status === 'stored' ? 'sending' : status,
    } as const;
    return problem ? { ...pending, problem } : pending;
  });

/** What people see of a log, with these requests below it. */
export const toThread = (
  { conversation, items, first, desk, state = first ? 'active' : 'requested' }: Log,
  entries: readonly Entry[],
  typing: readonly Actor[],
): Thread => ({
  conversation,
  state,
  events: items,
  desk: desk?.items ?? [],
  more: first > 0,
  pending: toPending(entries),
  typing,
  receipts: { delivered: 0, read: 0 },
  seen: 0,
});
