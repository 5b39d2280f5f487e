import type { ConversationId } from '@shopbell/protocol';
import type { Entry } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Thread } from '../types.ts';
import { type Around, toThread } from './threads.ts';

/**
 * Builds threads and gives the same object as long as it is made of the same: an agent has many open, and one that
 * changes must not have all of them drawn again.
 */
export function createThreadMemo(): typeof toThread {
  const built = new Map<ConversationId, { readonly of: readonly unknown[]; readonly thread: Thread }>();
  return (log: Log, entries: readonly Entry[], around: Around) => {
    const typing = around.in(log.conversation);
    const of = [log, around.of(log.conversation), ...entries, typing.length, ...typing];
    const old = built.get(log.conversation);
    if (old?.of.length === of.length && old.of.every((part, index) => part === of[index])) return old.thread;
    const thread = toThread(log, entries, around);
    built.set(log.conversation, { of, thread });
    return thread;
  };
}
