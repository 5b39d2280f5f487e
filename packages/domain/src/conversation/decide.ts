import type { ProblemCode } from '@shopbell/protocol';
import { atTheDesk, type Command, type CommandTo, type Deed, type Draft, nameOf, publicly } from './command.ts';
import type { Conversation, InState, State } from './conversation.ts';

/** What the conversation makes of a command: events to append, a refusal, or "say it to my successor". */
export type Verdict = { events: readonly Draft[] } | { refused: ProblemCode } | { succeed: true };

type Cell<S extends State, D extends Deed> = (conversation: InState<S>, command: CommandTo<D>) => Verdict;
type Table = { readonly [S in State]: { readonly [D in Deed]: Cell<S, D> } };

const events = (...drafts: Draft[]): Verdict => ({ events: drafts });
const refuse = (code: ProblemCode) => (): Verdict => ({ refused: code });

const message = (_: Conversation, c: CommandTo<'ask' | 'answer'>): Verdict =>
  events(publicly({ kind: 'message', by: c.by, cid: c.cid, text: c.text }));

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
  return events(
    publicly(c.do === 'edit' ? { kind: 'edited', by, cid, of, text: c.text } : { kind: 'recalled', by, cid, of }),
  );
}

const close = (_: Conversation, c: CommandTo<'close'>): Verdict =>
  events(publicly({ kind: 'closed', by: c.by, ...(c.cid ? { cid: c.cid } : {}) }));

/** Nobody has it yet: the shopper or the system may end it, an agent has to take it first. */
const closeUntaken = (conversation: Conversation, c: CommandTo<'close'>): Verdict =>
  c.by.role === 'agent' ? { refused: 'not_yours' } : close(conversation, c);

/** The first receiver becomes the case's owner; who takes it later doesn't change that. */
const take = (conversation: Conversation, c: CommandTo<'take'>): Verdict => {
  const assigned = publicly({ kind: 'assigned', by: c.by, cid: c.cid, agent: nameOf(c.by) });
  const { id, owner } = conversation.case;
  if (owner) return events(assigned);
  return events(assigned, atTheDesk({ kind: 'case_owned', by: c.by, case: id, owner: nameOf(c.by) }));
};

/** The shopper learns who answers now, the desk why. The case's owner stays. */
const transfer = (conversation: InState<'active'>, { by, cid, to, reason, text }: CommandTo<'transfer'>): Verdict => {
  if (conversation.agent.id !== by.id) return { refused: 'not_yours' };
  if (!to || to.id === by.id) return { refused: 'colleague_away' };
  return events(
    publicly({ kind: 'assigned', by, agent: to }),
    atTheDesk({ kind: 'transferred', by, cid, to, reason, text }),
  );
};

/** It waits again; its place is that of its first request, since nothing of that changes. */
const giveBack = (conversation: InState<'active'>, { by, cid, reason, text }: CommandTo<'give_back'>): Verdict =>
  conversation.agent.id === by.id
    ? events(publicly({ kind: 'requested', by }), atTheDesk({ kind: 'given_back', by, cid, reason, text }))
    : { refused: 'not_yours' };

/** From the agent who was seen to have it: of two at once, the later one finds another there. Who may is checked before. */
const takeOver = ({ agent }: InState<'active'>, { by, cid, from, text }: CommandTo<'take_over'>): Verdict =>
  agent.id === from && from !== by.id
    ? events(
        publicly({ kind: 'assigned', by, agent: nameOf(by) }),
        atTheDesk({ kind: 'taken_over', by, cid, from: agent, text }),
      )
    : { refused: 'already_taken' };

/** Only an open conversation is adopted, and only once; another member's stays theirs. */
const identify = (conversation: Conversation, c: CommandTo<'identify'>): Verdict =>
  conversation.member ? events() : events(atTheDesk({ kind: 'identified', by: c.by, member: c.member }));

const TABLE: Table = {
  requested: {
    ask: message,
    answer: refuse('not_yours'),
    note,
    edit: amend,
    recall: amend,
    take,
    transfer: refuse('not_yours'),
    give_back: refuse('not_yours'),
    take_over: refuse('not_yours'),
    leave: (_, c) => events(publicly({ kind: 'left', by: c.by })),
    close: closeUntaken,
    identify,
  },
  left: {
    ask: message,
    answer: refuse('not_yours'),
    note,
    edit: amend,
    recall: amend,
    take,
    transfer: refuse('not_yours'),
    give_back: refuse('not_yours'),
    take_over: refuse('not_yours'),
    leave: () => events(),
    close: closeUntaken,
    identify,
  },
  active: {
    ask: message,
    answer: (conversation, c) =>
      conversation.agent.id === c.by.id ? message(conversation, c) : { refused: 'not_yours' },
    note,
    edit: amend,
    recall: amend,
    take: refuse('already_taken'),
    transfer,
    give_back: giveBack,
    take_over: takeOver,
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
    transfer: refuse('conversation_closed'),
    give_back: refuse('conversation_closed'),
    take_over: refuse('conversation_closed'),
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
