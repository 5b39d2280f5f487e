import type { AgentId, Cid, ConversationId, DeskEvent, PublicEvent } from '@shopbell/protocol';

/**
 * What is for good of a log entry, and all that figures read: erasing words and names changes none of them. `kind` is that of the event
 * as it was written, also after its words are gone.
 */
export interface Bone {
  kind: string;
  /** Epoch ms. */
  at: number;
  role: string;
  author: string | null;
  /** The agent it is about: who got the conversation, had it before, or was handed it; who was given a promise, or owes a follow-up. */
  agent: AgentId | null;
  /** A promise's own name, where the event made one; else that of the promise it settles. */
  promise: Cid | null;
  /** When what was promised is due, epoch ms. */
  due: number | null;
  /** Of a rating. */
  stars: number | null;
}

/** A conversation's log without its words, in the order it was written. */
export interface Bones {
  conversation: ConversationId;
  log: readonly Bone[];
}

const agentOf = (event: PublicEvent | DeskEvent): AgentId | null => {
  switch (event.kind) {
    case 'assigned':
    case 'joined':
    case 'parted':
      return event.agent.id;
    case 'promise_given':
      return event.to.id;
    case 'promised':
      return event.owner?.id ?? null;
    case 'transferred':
      return event.to?.id ?? null;
    case 'taken_over':
    case 'requeued':
      return event.from.id;
    default:
      return null;
  }
};

const promiseOf = (event: PublicEvent | DeskEvent): Cid | null => {
  if (event.kind === 'promised') return event.cid;
  return 'promise' in event ? event.promise : null;
};

/** What figures read of an event. */
export const boneOf = (event: PublicEvent | DeskEvent): Bone => ({
  kind: event.kind === 'erased' ? event.was : event.kind,
  at: event.at,
  role: event.by.role,
  author: 'id' in event.by ? event.by.id : null,
  agent: agentOf(event),
  promise: promiseOf(event),
  due: 'dueAt' in event && event.kind !== 'left' ? (event.dueAt ?? null) : null,
  stars: event.kind === 'rated' ? event.stars : null,
});

/** The two logs as they were written: each desk event behind the public one that it names. */
export function inOrder(
  publicLog: readonly { seq: number; bone: Bone }[],
  deskLog: readonly { afterSeq: number; bone: Bone }[],
): readonly Bone[] {
  const log: Bone[] = [];
  let next = 0;
  const deskUpTo = (seq: number): void => {
    for (let desk = deskLog[next]; desk && desk.afterSeq <= seq; desk = deskLog[++next]) log.push(desk.bone);
  };
  deskUpTo(0);
  for (const { seq, bone } of publicLog) {
    log.push(bone);
    deskUpTo(seq);
  }
  deskUpTo(Number.POSITIVE_INFINITY);
  return log;
}
