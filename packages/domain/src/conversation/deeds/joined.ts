import { isGuest, isInCompany } from '../access.ts';
import { atTheDesk, type CommandTo, nameOf, publicly } from '../command.ts';
import type { InState } from '../conversation.ts';
import { events, type Verdict } from '../verdict.ts';

/** To the agent who was seen to have it: words for one are not for whoever has it by now. Who may is checked before. */
export const whisper = ({ agent }: InState<'active'>, { by, cid, to, text }: CommandTo<'whisper'>): Verdict => {
  if (agent.id !== to) return { refused: 'already_taken' };
  if (agent.id === by.id) return { refused: 'already_in' };
  return events(atTheDesk({ kind: 'whispered', by, cid, to: agent, text }));
};

export const invite = (conversation: InState<'active'>, { by, cid, to, most, text }: CommandTo<'invite'>): Verdict => {
  const { agent, guests = [], invited = [] } = conversation;
  if (agent.id !== by.id) return { refused: 'not_yours' };
  if (!to) return { refused: 'colleague_away' };
  if (to.id === by.id || isInCompany(conversation, to.id)) return { refused: 'already_in' };
  if (guests.length + invited.length >= most) return { refused: 'company_full' };
  return events(atTheDesk({ kind: 'invited', by, cid, to, text }));
};

/** The shopper is told who came in; who has it stays. */
export const join = (conversation: InState<'active'>, { by, cid, oversees }: CommandTo<'join'>): Verdict => {
  if (conversation.agent.id === by.id || isGuest(conversation, by.id)) return { refused: 'already_in' };
  if (!oversees && !isInCompany(conversation, by.id)) return { refused: 'not_invited' };
  return events(publicly({ kind: 'joined', by, cid, agent: nameOf(by) }));
};

export const decline = (conversation: InState<'active'>, { by, cid }: CommandTo<'decline'>): Verdict =>
  isInCompany(conversation, by.id) && !isGuest(conversation, by.id)
    ? events(atTheDesk({ kind: 'declined', by, cid }))
    : { refused: 'not_invited' };

export const part = (conversation: InState<'active'>, { by, cid }: CommandTo<'part'>): Verdict =>
  isGuest(conversation, by.id)
    ? events(publicly({ kind: 'parted', by, cid, agent: nameOf(by) }))
    : { refused: 'not_yours' };

/** Who answers beside whoever has it leaves; who was asked in has said no. Nothing where they are in it no more. */
export const withdraw = (
  { guests = [], invited = [] }: InState<'active'>,
  { by, agent }: CommandTo<'withdraw'>,
): Verdict => {
  const guest = guests.find(({ id }) => id === agent);
  if (guest) return events(publicly({ kind: 'parted', by, agent: guest }));
  const asked = invited.find((invitation) => invitation.agent.id === agent)?.agent;
  return asked
    ? events(atTheDesk({ kind: 'declined', by: { role: 'agent', id: asked.id, name: asked.name } }))
    : events();
};
