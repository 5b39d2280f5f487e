import type { ConversationRow } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import { FIRST_REPLY_DUE_MS, REPLY_DUE_MS } from '../time/due.ts';

/** A reply clock: from when it runs, epoch ms, and how long it may. */
export interface ReplyClock {
  since: number;
  limitMs: number;
}

/**
 * The reply clock of a row; undefined while nobody waits for an answer, and for left messages, whose shoppers are not
 * there. Once an agent has the conversation it runs from the later of the assignment and the shopper's first unanswered
 * message. The first answer has the shorter limit; a thread that isn't loaded counts as answered, because an alarm that
 * turns out to be none is worse than one that comes a second later.
 */
export function replyClock(row: ConversationRow, thread: Thread | undefined): ReplyClock | undefined {
  const { waitingSince, state } = row;
  if (waitingSince === undefined || state === 'left' || state === 'closed') return undefined;
  if (state === 'requested') return { since: waitingSince, limitMs: FIRST_REPLY_DUE_MS };
  const assignedAt = thread?.events.findLast((event) => event.kind === 'assigned')?.at ?? 0;
  const answered =
    !thread || thread.more || thread.events.some((event) => event.kind === 'message' && event.by.role === 'agent');
  return { since: Math.max(waitingSince, assignedAt), limitMs: answered ? REPLY_DUE_MS : FIRST_REPLY_DUE_MS };
}
