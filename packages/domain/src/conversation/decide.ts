import type { Actor, Cid, ProblemCode } from '@shopbell/protocol';
import { isClaimed, isGuest, isInCompany } from './access.ts';
import {
  atTheDesk,
  type Command,
  type CommandTo,
  type Deed,
  type Draft,
  type Guarded,
  identified,
  nameOf,
  publicly,
} from './command.ts';
import type { AgentName, Conversation, InState, State } from './conversation.ts';
import { promise, settle } from './promises.ts';
import type { Verdict } from './verdict.ts';

type Cell<S extends State, D extends Deed> = (conversation: InState<S>, command: CommandTo<D>) => Verdict;
type Table = { readonly [S in State]: { readonly [D in Deed]: Cell<S, D> } };

const events = (...drafts: Draft[]): Verdict => ({ events: drafts });
const refuse = (code: ProblemCode) => (): Verdict => ({ refused: code });

const words = ({ by, cid, text, file }: CommandTo<'ask' | 'answer'>): Draft =>
  publicly({ kind: 'message', by, cid, text, ...(file ? { file } : {}) });

/** What did not reach the shopper is the desk's to know. */
const heldBack = ({ rules }: Guarded, by: Actor, { cid, text, of }: { cid: Cid; text: string; of?: number }): Verdict =>
  events(atTheDesk({ kind: 'held_back', by, cid, rules: [...rules], ...(of === undefined ? {} : { of }), text }));

/** What went although the guard asked. */
const guardedOf = (guarded: Guarded | undefined, by: Actor, of: number): Draft[] =>
  guarded ? [atTheDesk({ kind: 'guarded', by, rules: [...guarded.rules], of })] : [];

/** An agent's words, as far as the site lets them go. */
function answer(conversation: InState<'active'>, c: CommandTo<'answer'>): Verdict {
  const { by, guarded } = c;
  if (guarded?.level === 'block') return heldBack(guarded, by, c);
  return events(words(c), ...guardedOf(guarded, by, conversation.seq + 1));
}

const message = (_: Conversation, c: CommandTo<'ask'>): Verdict => events(words(c));

/** Who has it is away: the shopper is told so once a wait, by the system, which ends no turn. */
const askWhileHeld = (conversation: InState<'active'>, c: CommandTo<'ask'>): Verdict => {
  const said = words(c);
  if (c.autoReply === undefined || conversation.toldAt !== undefined) return events(said);
  return events(said, publicly({ kind: 'message', by: { role: 'system' }, text: c.autoReply }));
};

const note = (_: Conversation, c: CommandTo<'note'>): Verdict =>
  events(atTheDesk({ kind: 'note', by: c.by, cid: c.cid, text: c.text }));

/**
 * Only one's own message, and only for a while. A shopper's is any the person wrote, from whichever device; a conversation
 * has one person.
 */
function amend(_: Conversation, c: CommandTo<'edit' | 'recall'>): Verdict {
  const { target, by, of, cid } = c;
  if (target?.kind !== 'message' || target.by.role !== by.role) return { refused: 'message_unknown' };
  if (target.by.role === 'agent' && target.by.id !== by.id) return { refused: 'message_unknown' };
  if (c.now - target.at > c.windowMs) return { refused: 'too_late' };
  if (c.do === 'recall') return events(publicly({ kind: 'recalled', by, cid, of }));
  const { text, guarded } = c;
  if (guarded?.level === 'block') return heldBack(guarded, by, { cid, text, of });
  return events(publicly({ kind: 'edited', by, cid, of, text }), ...guardedOf(guarded, by, of));
}

const close = (_: Conversation, c: CommandTo<'close'>): Verdict =>
  events(publicly({ kind: 'closed', by: c.by, ...(c.cid ? { cid: c.cid } : {}) }));

/** Nobody has it yet: the shopper or the system may end it, an agent has to take it first. */
const closeUntaken = (conversation: Conversation, c: CommandTo<'close'>): Verdict =>
  c.by.role === 'agent' ? { refused: 'not_yours' } : close(conversation, c);

/** The first receiver becomes the case's owner; who gets it later doesn't change that. */
function receive({ case: { id, owner } }: Conversation, assigned: Draft, by: Actor, agent: AgentName): Verdict {
  return owner ? events(assigned) : events(assigned, atTheDesk({ kind: 'case_owned', by, case: id, owner: agent }));
}

const takeLeft = (conversation: Conversation, { by, cid, hasRoom }: CommandTo<'take'>): Verdict => {
  if (!hasRoom) return { refused: 'at_limit' };
  const agent = nameOf(by);
  return receive(conversation, publicly({ kind: 'assigned', by, cid, agent }), by, agent);
};

/** Where the routing gives requests out, nobody takes one past it; a left message is anybody's. */
const take = (conversation: Conversation, c: CommandTo<'take'>): Verdict =>
  c.mayPick ? takeLeft(conversation, c) : { refused: 'not_offered' };

const assign = (conversation: Conversation, { by, agent, hasRoom, isThere }: CommandTo<'assign'>): Verdict => {
  if (!isThere) return { refused: 'colleague_away' };
  return hasRoom
    ? receive(conversation, publicly({ kind: 'assigned', by, agent }), by, agent)
    : { refused: 'at_limit' };
};

/** The shopper learns who answers now, the desk why. The case's owner stays. */
const transfer = (
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
const transferToGroup = (
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
const giveBack = (conversation: InState<'active'>, { by, cid, reason, text }: CommandTo<'give_back'>): Verdict =>
  conversation.agent.id === by.id
    ? events(released(conversation, by), atTheDesk({ kind: 'given_back', by, cid, reason, text }))
    : { refused: 'not_yours' };

/** From the agent who was seen to have it: of two at once, the later one finds another there. Who may is checked before. */
const takeOver = ({ agent }: InState<'active'>, { by, cid, from, text }: CommandTo<'take_over'>): Verdict =>
  agent.id === from && from !== by.id
    ? events(
        publicly({ kind: 'assigned', by, agent: nameOf(by) }),
        atTheDesk({ kind: 'taken_over', by, cid, from: agent, text }),
      )
    : { refused: 'already_taken' };

/** From the agent who was seen to have it: they may have come back, or a colleague may have it. */
const requeue = (conversation: InState<'active'>, { by, from, why }: CommandTo<'requeue'>): Verdict =>
  conversation.agent.id === from
    ? events(released(conversation, by), atTheDesk({ kind: 'requeued', by, from: conversation.agent, why }))
    : { refused: 'already_taken' };

/** To the agent who was seen to have it: words for one are not for whoever has it by now. Who may is checked before. */
const whisper = ({ agent }: InState<'active'>, { by, cid, to, text }: CommandTo<'whisper'>): Verdict => {
  if (agent.id !== to) return { refused: 'already_taken' };
  if (agent.id === by.id) return { refused: 'already_in' };
  return events(atTheDesk({ kind: 'whispered', by, cid, to: agent, text }));
};

const invite = (conversation: InState<'active'>, { by, cid, to, most, text }: CommandTo<'invite'>): Verdict => {
  const { agent, guests = [], invited = [] } = conversation;
  if (agent.id !== by.id) return { refused: 'not_yours' };
  if (!to) return { refused: 'colleague_away' };
  if (to.id === by.id || isInCompany(conversation, to.id)) return { refused: 'already_in' };
  if (guests.length + invited.length >= most) return { refused: 'company_full' };
  return events(atTheDesk({ kind: 'invited', by, cid, to, text }));
};

/** The shopper is told who came in; who has it stays. */
const join = (conversation: InState<'active'>, { by, cid, oversees }: CommandTo<'join'>): Verdict => {
  if (conversation.agent.id === by.id || isGuest(conversation, by.id)) return { refused: 'already_in' };
  if (!oversees && !isInCompany(conversation, by.id)) return { refused: 'not_invited' };
  return events(publicly({ kind: 'joined', by, cid, agent: nameOf(by) }));
};

const decline = (conversation: InState<'active'>, { by, cid }: CommandTo<'decline'>): Verdict =>
  isInCompany(conversation, by.id) && !isGuest(conversation, by.id)
    ? events(atTheDesk({ kind: 'declined', by, cid }))
    : { refused: 'not_invited' };

const part = (conversation: InState<'active'>, { by, cid }: CommandTo<'part'>): Verdict =>
  isGuest(conversation, by.id)
    ? events(publicly({ kind: 'parted', by, cid, agent: nameOf(by) }))
    : { refused: 'not_yours' };

/** Who answers beside whoever has it leaves; who was asked in has said no. Nothing where they are in it no more. */
const withdraw = ({ guests = [], invited = [] }: InState<'active'>, { by, agent }: CommandTo<'withdraw'>): Verdict => {
  const guest = guests.find(({ id }) => id === agent);
  if (guest) return events(publicly({ kind: 'parted', by, agent: guest }));
  const asked = invited.find((invitation) => invitation.agent.id === agent)?.agent;
  return asked
    ? events(atTheDesk({ kind: 'declined', by: { role: 'agent', id: asked.id, name: asked.name } }))
    : events();
};

/** Of that wait only: who was given back since begins anew. What is owed from before stays due when it was. */
function leave(
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

/** To a left message that is owed, more of it; to one that was answered, a request of its own. */
const askLeft = (conversation: InState<'left'>, c: CommandTo<'ask'>): Verdict =>
  conversation.left?.repliedAt === undefined
    ? message(conversation, c)
    : events(publicly({ kind: 'requested', by: c.by }), words(c));

/** Only an open conversation is adopted, and only once; another member's stays theirs. */
const identify = (conversation: Conversation, c: CommandTo<'identify'>): Verdict =>
  conversation.member ? events() : events(identified(c.by, c.member, c.priority));

const TABLE: Table = {
  requested: {
    ask: message,
    answer: refuse('not_yours'),
    note,
    edit: amend,
    recall: amend,
    take,
    assign,
    transfer: refuse('not_yours'),
    transfer_to_group: refuse('not_yours'),
    give_back: refuse('not_yours'),
    take_over: refuse('not_yours'),
    whisper: refuse('not_yours'),
    invite: refuse('not_yours'),
    join: refuse('not_yours'),
    decline: refuse('not_invited'),
    part: refuse('not_yours'),
    withdraw: () => events(),
    requeue: refuse('not_yours'),
    promise,
    settle,
    leave,
    close: closeUntaken,
    identify,
  },
  left: {
    ask: askLeft,
    answer: refuse('not_yours'),
    note,
    edit: amend,
    recall: amend,
    take: takeLeft,
    assign: refuse('not_offered'),
    transfer: refuse('not_yours'),
    transfer_to_group: refuse('not_yours'),
    give_back: refuse('not_yours'),
    take_over: refuse('not_yours'),
    whisper: refuse('not_yours'),
    invite: refuse('not_yours'),
    join: refuse('not_yours'),
    decline: refuse('not_invited'),
    part: refuse('not_yours'),
    withdraw: () => events(),
    requeue: refuse('not_yours'),
    promise,
    settle,
    leave: () => events(),
    close: closeUntaken,
    identify,
  },
  active: {
    ask: askWhileHeld,
    answer: (conversation, c) =>
      conversation.agent.id === c.by.id || isGuest(conversation, c.by.id)
        ? answer(conversation, c)
        : { refused: 'not_yours' },
    note,
    edit: amend,
    recall: amend,
    take: refuse('already_taken'),
    assign: refuse('already_taken'),
    transfer,
    transfer_to_group: transferToGroup,
    give_back: giveBack,
    take_over: takeOver,
    whisper,
    invite,
    join,
    decline,
    part,
    withdraw,
    requeue,
    promise,
    settle,
    leave: refuse('already_taken'),
    close: (conversation, c) =>
      c.by.role === 'agent' && conversation.agent.id !== c.by.id ? { refused: 'not_yours' } : close(conversation, c),
    identify,
  },
  closed: {
    ask: () => ({ succeed: true }),
    answer: refuse('conversation_closed'),
    note,
    edit: refuse('conversation_closed'),
    recall: refuse('conversation_closed'),
    take: refuse('conversation_closed'),
    assign: refuse('conversation_closed'),
    transfer: refuse('conversation_closed'),
    transfer_to_group: refuse('conversation_closed'),
    give_back: refuse('conversation_closed'),
    take_over: refuse('conversation_closed'),
    whisper: refuse('conversation_closed'),
    invite: refuse('conversation_closed'),
    join: refuse('conversation_closed'),
    decline: refuse('conversation_closed'),
    part: refuse('conversation_closed'),
    withdraw: () => events(),
    requeue: refuse('conversation_closed'),
    promise,
    settle,
    leave: refuse('conversation_closed'),
    close: refuse('conversation_closed'),
    identify: () => events(),
  },
};

/**
 * Decides a command. Every state × deed has its cell above; the compiler refuses a hole. Pure: who may send the command
 * at all is checked before, whether it was sent before (`cid`) as well.
 */
export function decide(conversation: Conversation, command: Command): Verdict {
  const cell = TABLE[conversation.state][command.do] as Cell<State, Deed>;
  return cell(conversation, command);
}
