import type { Actor, ConversationId } from '@shopbell/protocol';
import type { Entry } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Pending, Thread } from '../types.ts';

/** One's own words that the thread does not show yet. A stored one whose event is on its way still counts as sending. */
export const toPending = (entries: readonly Entry[]): readonly Pending[] =>
  entries.flatMap(({ cid, request, at, status, problem, seen }) => {
    if (seen || !('text' in request)) return [];
    const { text, type } = request;
    const pending = {
      cid,
      text,
      at,
      lane: type === 'note' ? 'desk' : 'public',
      status: status === 'stored' ? 'sending' : status,
    } as const;
    return status === 'failed' && problem ? { ...pending, problem } : pending;
  });

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index]);

/** Builds what people see of a log, and gives the same object as long as it is made of the same. */
export function createThreads(): (log: Log, entries: readonly Entry[], typing: readonly Actor[]) => Thread {
  const built = new Map<ConversationId, { readonly of: readonly unknown[]; readonly thread: Thread }>();
  return (log, entries, typing) => {
    const { conversation, open, desk, state } = log;
    const of = [log, ...entries, ...typing];
    const old = built.get(conversation);
    if (old && same(old.of, of)) return old.thread;
    const thread: Thread = {
      conversation,
      state: state ?? (open.first ? 'active' : 'requested'),
      events: open.items,
      desk: desk.items,
      more: open.first > 0,
      pending: toPending(entries),
      typing,
    };
    built.set(conversation, { of, thread });
    return thread;
  };
}
