import type { Conversation } from '@shopbell/domain';
import type { ConversationRow } from '@shopbell/protocol';

/** What a list shows of a conversation. */
export function rowOf(c: Conversation): ConversationRow {
  return {
    conversation: c.id,
    state: c.state,
    shopper: { id: c.participant, ...(c.member ? { member: c.member } : {}) },
    ...('agent' in c && c.agent ? { agent: c.agent } : {}),
    ...(c.case.owner ? { owner: c.case.owner } : {}),
    seq: c.seq,
    deskSeq: c.deskSeq,
    openedAt: c.openedAt,
    ...(c.waitingSince === undefined ? {} : { waitingSince: c.waitingSince }),
    ...(c.last ? { last: c.last } : {}),
    ...(c.page ? { page: c.page } : {}),
  };
}
