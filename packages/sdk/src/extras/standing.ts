import type { MessageStatus } from '../chat-events.ts';
import type { ChatView } from '../chat-types.ts';

/** How far one's own messages on the counter have come, by `cid`. */
export type Standing = ReadonlyMap<string, MessageStatus>;

export function standingOf({ thread, pending }: Pick<ChatView, 'thread' | 'pending'>): Standing {
  const all = new Map<string, MessageStatus>();
  const conversation = thread?.conversation;
  for (const { kind, by, cid, seq } of thread?.events ?? []) {
    if (kind !== 'message' || by.role !== 'shopper' || !cid) continue;
    const { delivered = 0, read = 0 } = thread?.receipts ?? {};
    const status = seq <= read ? 'read' : seq <= delivered ? 'delivered' : 'stored';
    all.set(cid, { cid, conversation, seq, status, problem: undefined });
  }
  for (const { cid, status, problem } of [...pending, ...(thread?.pending ?? [])]) {
    all.set(cid, { cid, conversation, seq: undefined, status, problem });
  }
  return all;
}

/**
 * What is news between the two. What was not there before is news when it is on its way, or when it `isNews`: loaded history is none.
 */
export function moved(before: Standing, now: Standing, isNews: (cid: string) => boolean): readonly MessageStatus[] {
  return [...now.values()].filter((one) => {
    const was = before.get(one.cid);
    return was ? was.status !== one.status : one.seq === undefined || isNews(one.cid);
  });
}
