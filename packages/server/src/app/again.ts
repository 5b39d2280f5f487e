import type { Logged } from '@shopbell/domain';
import type { AgentId, Cid, ConversationId, ParticipantId } from '@shopbell/protocol';
import type { View } from '../ports/store.ts';
import { heldBack, type Receipt, type Refusal, receipt } from './outcome.ts';
import { mayRead } from './readable.ts';
import type { Who } from './who.ts';

/** Its words were erased since: nobody can say any more whether they were the same. */
const isWordless = ({ event }: Logged): boolean =>
  event.kind === 'erased' ||
  ('text' in event && event.text === '' && !('file' in event) && !('card' in event) && !('act' in event));

/**
 * A request that was stored before: the original receipt when its content is the same, `cid_conflict` when it is not (C2),
 * undefined when it is new.
 */
export function sentBefore(
  view: View,
  who: Who,
  author: ParticipantId | AgentId,
  cid: Cid,
  same: (logged: Logged, conversation: ConversationId) => boolean,
): Receipt | Refusal | undefined {
  const sent = view.sent(author, cid);
  if (!sent) return undefined;
  const conversation = view.conversation(sent.conversation);
  if (!conversation) return { refused: 'cid_conflict' };
  if (!isWordless(sent.logged) && !same(sent.logged, conversation.id)) return { refused: 'cid_conflict' };
  const { event: stored } = sent.logged;
  // It did not go then, and does not go now.
  if (stored.kind === 'held_back') return heldBack(stored.rules);
  const found = receipt(cid, conversation, sent.logged);
  if (mayRead(conversation, who)) return found;
  // Theirs was stored, and that is all they may know of it by now.
  const { event } = sent.logged;
  return {
    ...found,
    head: 'deskSeq' in event ? { seq: event.afterSeq, deskSeq: event.deskSeq } : { seq: event.seq, deskSeq: 0 },
  };
}
