import type { Actor, ConversationId } from '@shopbell/protocol';
import type { Entry } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Thread } from '../types.ts';
import { toThread } from './threads.ts';

/**
 * Builds threads and gives the same object as long as it is made of the same: an agent has many open, and one that
 * changes must not have all of them drawn again.
 */
export function createThreadMemo(): typeof toThread {
  const built = new Map<ConversationId, { readonly of: readonly unknown[]; readonly thread: Thread }>();
  return (log: Log, entries: readonly Entry[], typing: readonly Actor[]) => {
    const of = [log, ...entries, typing.length, ...typing];
    const old = built.get(log.conversation);
    if (old?.of.length === of.length && old.of.every((part, index) => part === of[index])) return old.thread;
    const thread = toThread(log, entries, typing);
    built.set(log.conversation, { of, thread });
    return thread;
  };
}
