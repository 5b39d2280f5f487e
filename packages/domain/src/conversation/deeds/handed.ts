import type { Actor } from '@shopbell/protocol';
import { isClaimed } from '../access.ts';
import { atTheDesk, type CommandTo, type Draft, nameOf, publicly } from '../command.ts';
import type { AgentName, Conversation, InState } from '../conversation.ts';
import { events, type Verdict } from '../verdict.ts';
import { askAtClose } from './rated.ts';

/** What has gone on since it was seen to be quiet stays open. */
export function close(conversation: Conversation, c: CommandTo<'close'>): Verdict {
  if (c.lastAt !== undefined && c.lastAt !== conversation.lastAt) return events();
  const closed = publicly({ kind: 'closed', by: c.by, ...(c.cid ? { cid: c.cid } : {}) });
  return events(closed, ...askAtClose(conversation, c));
}

/** Nobody has it yet: the shopper or the system may end it, an agent has to take it first. */
export const closeUntaken = (conversation: Conversation, c: CommandTo<'close'>): Verdict =>
  c.by.role === 'agent' ? { refused: 'not_yours' } : close(conversation, c);

/** The first receiver becomes the case's owner; who gets it later doesn't change that. */
function receive({ case: { id, owner } }: Conversation, assigned: Draft, by: Actor, agent: AgentName): Verdict {
  return owner ? events(assigned) : events(assigned, atTheDesk({ kind: 'case_owned', by, case: id, owner: agent }));
}

export const takeLeft = (conversation: Conversation, { by, cid, hasRoom }: CommandTo<'take'>): Verdict => {
  if (!hasRoom) return { refused: 'at_limit' };
  const agent = nameOf(by);
  return receive(conversation, publicly({ kind: 'assigned', by, cid, agent }), by, agent);
};

/** Where the routing gives requests out, nobody takes one past it; a left message is anybody's. */
export const take = (conversation: Conversation, c: CommandTo<'take'>): Verdict =>
  c.mayPick ? takeLeft(conversation, c) : { refused: 'not_offered' };

export const assign = (conversation: Conversation, { by, agent, hasRoom, isThere }: CommandTo<'assign'>): Verdict => {
  if (!isThere) return { refused: 'colleague_away' };
  return hasRoom
    ? receive(conversation, publicly({ kind: 'assigned', by, agent }), by, agent)
    : { refused: 'at_limit' };
};

/** The shopper learns who answers now, the desk why. The case's owner stays. */
export const transfer = (
  conversation: InState<'active'>,
  { by, cid, to, hasRoom, reason, text }: CommandTo<'transfer'>,
): Verdict => {
  if (conversation.agent.id !== by.id) return { refused: 'not_yours' };
  if (!to || to.id === by.id) return { refused: 'colleague_away' };
  if (!hasRoom) return { refused: 'colleague_full' };
  return events(
    publicly({ kind: 'assigned', by, agent: to }),
    atTheDesk({ kind: 'transferred', by, cid, to, reason, text }),
  );
};

/** It waits again at its place, now for another group. */
export const transferToGroup = (
  conversation: InState<'active'>,
  { by, cid, group, reason, text }: CommandTo<'transfer_to_group'>,
): Verdict => {
  if (conversation.agent.id !== by.id) return { refused: 'not_yours' };
  if (!group) return { refused: 'group_unknown' };
  return events(
    publicly({ kind: 'requested', by, group: group.id }),
    atTheDesk({ kind: 'transferred', by, cid, group, reason, text }),
  );
};

/**
 * Nobody has it any more: it waits again. A left message that was not answered goes back to the inbox as it was, for anybody; who left
 * it isn't there to wait in a queue.
 */
const released = (conversation: InState<'active'>, by: Actor): Draft => {
  if (!isClaimed(conversation)) return publicly({ kind: 'requested', by });
  const dueAt = conversation.left?.dueAt;
  return publicly({ kind: 'left', by, ...(dueAt === undefined ? {} : { dueAt }) });
};

/** It waits again; its place is that of its first request, since nothing of that changes. */
export const giveBack = (
  conversation: InState<'active'>,
  { by, cid, reason, text }: CommandTo<'give_back'>,
): Verdict =>
  conversation.agent.id === by.id
    ? events(released(conversation, by), atTheDesk({ kind: 'given_back', by, cid, reason, text }))
    : { refused: 'not_yours' };

/** From the agent who was seen to have it: of two at once, the later one finds another there. Who may is checked before. */
export const takeOver = ({ agent }: InState<'active'>, { by, cid, from, text }: CommandTo<'take_over'>): Verdict =>
  agent.id === from && from !== by.id
    ? events(
        publicly({ kind: 'assigned', by, agent: nameOf(by) }),
        atTheDesk({ kind: 'taken_over', by, cid, from: agent, text }),
      )
    : { refused: 'already_taken' };

/** From the agent who was seen to have it: they may have come back, or a colleague may have it. */
export const requeue = (conversation: InState<'active'>, { by, from, why }: CommandTo<'requeue'>): Verdict =>
  conversation.agent.id === from
    ? events(released(conversation, by), atTheDesk({ kind: 'requeued', by, from: conversation.agent, why }))
    : { refused: 'already_taken' };

/** Of that wait only: who was given back since begins anew. What is owed from before stays due when it was. */
export function leave(
  { waitsSince, left }: InState<'requested'>,
  { by, since, why, lacking, dueAt }: CommandTo<'leave'>,
): Verdict {
  if (since !== waitsSince) return events();
  const due = left && left.repliedAt === undefined ? left.dueAt : dueAt;
  return events(
    publicly({ kind: 'left', by, ...(due === undefined ? {} : { dueAt: due }) }),
    atTheDesk({ kind: 'left_because', by, why, ...(lacking ? { lacking: [...lacking] } : {}) }),
  );
}
