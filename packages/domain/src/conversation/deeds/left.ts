import { type AgentActor, atTheDesk, type CommandTo, publicly } from '../command.ts';
import type { Conversation } from '../conversation.ts';
import { broughtAlong, mayDispose } from '../left-message.ts';
import { events, type Verdict } from '../verdict.ts';

/** Of two who press at once, the later one finds it claimed. */
const notTheirs = (conversation: Conversation, by: AgentActor): Verdict | undefined =>
  mayDispose(conversation, by)
    ? undefined
    : { refused: conversation.state === 'active' ? 'already_taken' : 'not_yours' };

/** It is not going to be answered. What the shopper says after it is a request of its own. */
export const giveUp = (conversation: Conversation, { by, cid, text }: CommandTo<'give_up'>): Verdict =>
  notTheirs(conversation, by) ??
  events(publicly({ kind: 'closed', by }), atTheDesk({ kind: 'gave_up', by, cid, text }));

/** It is answered in another one of the same shopper's from now on, with that one's case. */
export const mergeInto = (conversation: Conversation, { by, into }: CommandTo<'merge_into'>): Verdict => {
  const barred = notTheirs(conversation, by);
  if (barred) return barred;
  const { id, owner } = into.case;
  return events(
    publicly({ kind: 'closed', by }),
    atTheDesk({ kind: 'merged', by, conversation: into.id, case: id, ...(owner ? { owner } : {}) }),
  );
};

/** It answers another one of the same shopper's too, by the time at which the earlier of them is due. */
export const mergeIn = (conversation: Conversation, { by, cid, from }: CommandTo<'merge_in'>): Verdict => {
  const barred = notTheirs(conversation, by);
  if (barred) return barred;
  // A person is one by the shop's proof or by their device's secret. A written address is neither.
  if (from.person !== conversation.person) return { refused: 'other_person' };
  const dueAt = from.left?.dueAt;
  return events(
    atTheDesk({ kind: 'merged_in', by, cid, conversation: from.id, ...(dueAt === undefined ? {} : { dueAt }) }),
    ...broughtAlong(by, from.contact, conversation.contact),
  );
};
