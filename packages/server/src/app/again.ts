import type { Logged } from '@shopbell/domain';
import type { AgentId, Cid, ParticipantId } from '@shopbell/protocol';
import type { View } from '../ports/store.ts';
import { type Receipt, type Refusal, receipt } from './outcome.ts';

/**
 * A request that was stored before: the original receipt when its content is the same, `cid_conflict` when it is not (C2),
 * undefined when it is new.
 */
export function sentBefore(
  view: View,
  author: ParticipantId | AgentId,
  cid: Cid,
  same: (logged: Logged) => boolean,
): Receipt | Refusal | undefined {
  const sent = view.sent(author, cid);
  if (!sent) return undefined;
  const conversation = view.conversation(sent.conversation);
  if (!conversation || !same(sent.logged)) return { refused: 'cid_conflict' };
  return receipt(cid, conversation, sent.logged);
}
