import type { Conversation, Logged } from '@shopbell/domain';
import type { Cid, ConversationId, GuardRule, ProblemCode } from '@shopbell/protocol';

/** An expected refusal: a value, not an exception. */
export interface Refusal {
  refused: ProblemCode;
  /** The field at fault. */
  path?: string;
  /** What the site's guard found (`guarded`). */
  rule?: GuardRule;
  /** After so many ms it may be asked again. */
  retryAfterMs?: number;
}

/** What an ack tells: where the request landed, and the heads after it. */
export interface Receipt {
  cid: Cid;
  conversation: ConversationId;
  logged: Logged;
  head: { seq: number; deskSeq: number };
}

export const refused = (outcome: object): outcome is Refusal => 'refused' in outcome;

/** The site's guard keeps words from the shopper. */
export const heldBack = ([rule]: readonly GuardRule[]): Refusal => ({
  refused: 'guarded',
  ...(rule === undefined ? {} : { rule }),
});

/** The receipt of an event that is in the log, new or from an earlier try. */
export const receipt = (cid: Cid, conversation: Conversation, logged: Logged): Receipt => ({
  cid,
  conversation: conversation.id,
  logged,
  head: { seq: conversation.seq, deskSeq: conversation.deskSeq },
});
