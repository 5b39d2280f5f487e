import type { ConversationId } from '@shopbell/protocol';
import type { Entry } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Thread } from '../types.ts';
import type { RelayClock } from './relay-clock.ts';
import { type Around, toThread } from './threads.ts';

/**
 * Builds threads and gives the same object as long as it is made of the same: an agent has many open, and one that
 * changes must not have all of them drawn again. What is not sent so far stands there by the relay's time, as all else does.
 */
export function createThreadMemo(relay: Pick<RelayClock, 'aheadMs'>): typeof toThread {
  const built = new Map<ConversationId, { readonly of: readonly unknown[]; readonly thread: Thread }>();
  return (log: Log, entries: readonly Entry[], around: Around) => {
    const typing = around.in(log.conversation);
    const of = [
      log,
      around.of(log.conversation),
      ...entries,
      typing.length,
      ...typing,
      entries.length && relay.aheadMs,
    ];
    const old = built.get(log.conversation);
    if (old?.of.length === of.length && old.of.every((part, index) => part === of[index])) return old.thread;
    const { aheadMs } = relay;
    const there = toThread(log, entries, around);
    const thread = { ...there, pending: there.pending.map((one) => ({ ...one, at: one.at - aheadMs })) };
    built.set(log.conversation, { of, thread });
    return thread;
  };
}
