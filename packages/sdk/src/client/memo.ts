import type { ConversationId } from '@shopbell/protocol';
import type { Entry } from '../outbox/outbox.ts';
import type { Log } from '../timeline/log.ts';
import type { Thread } from '../types.ts';
import type { Talk } from './talk.ts';
import { toThread } from './threads.ts';

/**
 * Builds threads and gives the same object as long as it is made of the same: an agent has many open, and one that
 * changes must not have all of them drawn again.
 */
export function createThreadMemo(): typeof toThread {
  const built = new Map<ConversationId, { readonly of: readonly unknown[]; readonly thread: Thread }>();
  return (log: Log, entries: readonly Entry[], talk: Talk | undefined) => {
    const typing = talk?.in(log.conversation) ?? [];
    const of = [log, talk?.of(log.conversation), ...entries, typing.length, ...typing];
    const old = built.get(log.conversation);
    if (old?.of.length === of.length && old.of.every((part, index) => part === of[index])) return old.thread;
    const thread = toThread(log, entries, talk);
    built.set(log.conversation, { of, thread });
    return thread;
  };
}
