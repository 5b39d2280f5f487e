import type { AgentId, DeskEvent, PublicEvent } from '@shopbell/protocol';
import { cardLine } from '@shopbell/protocol/constants';
import type { Attachments, Draft } from './command.ts';
import type {
  ActiveConversation,
  AgentName,
  ClosedConversation,
  Common,
  Conversation,
  Invitation,
  LastLine,
  LeftMessage,
  OpenPromise,
  RequestedConversation,
  Return,
} from './conversation.ts';
import { withOrderChecks } from './order-check.ts';
import { promisesAfter } from './promise.ts';

/** Characters of the newest message kept for lists. */
const LAST_LINE_CHARS = 160;

/** What a list shows of a message: its words, or what its file or its card is called. */
export function lineOf({ text, file, card }: { text: string } & Pick<Attachments, 'file' | 'card'>): string {
  if (text !== '') return text;
  return file?.name ?? (card ? cardLine(card.card) : '');
}

/** A stamped event with its lane. */
export type Logged = { lane: 'public'; event: PublicEvent } | { lane: 'desk'; event: DeskEvent };

/** What is kept of a text for lists: its start, without splitting a surrogate pair. This runs for every message. */
export function lastWords(text: string): string {
  if (text.length <= LAST_LINE_CHARS) return text;
  const end = text.charCodeAt(LAST_LINE_CHARS - 1);
  return text.slice(0, end >= 0xd800 && end <= 0xdbff ? LAST_LINE_CHARS - 1 : LAST_LINE_CHARS);
}

type Erased = Extract<PublicEvent, { kind: 'erased' }>;

/** What a reader gets of an event whose words are gone: everything but the words. */
export function erased(
  { seq, at, by, cid }: Pick<PublicEvent, 'seq' | 'at' | 'by' | 'cid'>,
  was: Erased['was'],
  why: Erased['why'],
): Erased {
  return { kind: 'erased', seq, at, by, ...(cid === undefined ? {} : { cid }), was, why };
}

/** The fields a state owns. */
type OfStates = Pick<ClosedConversation, 'agent' | 'successor'> &
  Pick<ActiveConversation, 'guests' | 'invited' | 'firstOwedAt'> &
  Pick<RequestedConversation, 'waitsSince' | 'lastAgent' | 'returned'>;

/** What stays when the state changes: everything but the fields a state owns. */
function common(conversation: Conversation): Common {
  const {
    state: _,
    agent: __,
    successor: ___,
    waitsSince: ____,
    lastAgent: _____,
    guests: ______,
    invited: _______,
    returned: ________,
    firstOwedAt: _________,
    ...rest
  } = conversation as Common & Pick<Conversation, 'state'> & Partial<OfStates>;
  return rest;
}

/**
 * A turn starts at the shopper's first unanswered message; bots and system lines never end it. One copy of the
 * conversation: this runs for every message.
 */
function afterMessage(conversation: Conversation, { seq, by, at }: PublicEvent, text: string): Conversation {
  const words = lastWords(text);
  // Spreading what may be empty costs as much as the rest of this.
  const last: LastLine =
    by.role === 'agent' ? { seq, by: by.role, agent: by.id, at, text: words } : { seq, by: by.role, at, text: words };
  const { waitingSince } = conversation;
  if (by.role === 'shopper') {
    const said = { ...conversation, seq, lastAt: at, last, waitingSince: waitingSince ?? at };
    // Somebody has it before a word was said: their first answer is owed from here on.
    return said.state === 'active' && conversation.last === undefined ? { ...said, firstOwedAt: at } : said;
  }
  if (by.role === 'agent' && (waitingSince !== undefined || conversation.left || firstOwed(conversation))) {
    const {
      waitingSince: _,
      toldAt: __,
      firstOwedAt: ___,
      ...answered
    } = conversation as Conversation & {
      firstOwedAt?: number;
    };
    const { left } = conversation;
    const replied = left && left.repliedAt === undefined ? { left: { ...left, repliedAt: at } } : {};
    return { ...answered, ...replied, seq, lastAt: at, last };
  }
  if (by.role === 'system' && waitingSince !== undefined) return { ...conversation, seq, lastAt: at, last, toldAt: at };
  return { ...conversation, seq, lastAt: at, last };
}

/** From when the first answer of who has it is owed, if it is. */
const firstOwed = (conversation: Conversation): number | undefined =>
  conversation.state === 'active' ? conversation.firstOwedAt : undefined;

/** Who gets it owes a first answer from now on; who has it already goes on as they were, and a left message has its own due time. */
function firstOwedBy(conversation: Conversation, agent: AgentId, at: number): { firstOwedAt?: number } {
  const { state, last, left, waitingSince = 0 } = conversation;
  const isInbox = left !== undefined && left.repliedAt === undefined && waitingSince <= left.at;
  if (last === undefined || state === 'left' || isInbox) return {};
  const isSame = conversation.state === 'active' && conversation.agent.id === agent;
  const since = isSame ? firstOwed(conversation) : at;
  return since === undefined ? {} : { firstOwedAt: since };
}

/** Other words for the message `of`; what was taken back stays so. Lists show the newest message only. */
const reworded = <C extends Conversation>(conversation: C, of: number, text: string): C =>
  conversation.last?.seq === of
    ? { ...conversation, last: { ...conversation.last, text: lastWords(text) } }
    : conversation;

/** Who had it last, for one that waits. */
function lastAgentOf(conversation: Conversation): { lastAgent?: AgentId } {
  if (conversation.state === 'active') return { lastAgent: conversation.agent.id };
  return 'lastAgent' in conversation ? { lastAgent: conversation.lastAgent } : {};
}

/**
 * A left message that is owed keeps its time and its due, however often it is left; one that was answered keeps its answer, until the
 * shopper speaks again.
 */
function leftNow({ left, waitingSince }: Conversation, { at, dueAt }: LeftEvent): LeftMessage {
  const isAnother = !left || (left.repliedAt !== undefined && waitingSince !== undefined);
  return isAnother ? { at, ...(dueAt === undefined ? {} : { dueAt }) } : left;
}

type LeftEvent = Extract<PublicEvent, { kind: 'left' }>;
type Asked = Extract<PublicEvent, { kind: 'requested' }>;

/** How it came back, if it did: by the agent's own word, or by the system when the agent is gone. */
function returnOf({ by, group }: Asked): { returned?: Return } {
  if (by.role === 'system') return { returned: 'lost' };
  if (by.role === 'agent') return { returned: group === undefined ? 'given_back' : 'handed_over' };
  return {};
}

/** Who is in beside who has it, and who is asked; a list that is empty is absent. */
function withCompany(
  conversation: Conversation,
  guests: readonly AgentName[],
  invited: readonly Invitation[],
): Conversation {
  if (conversation.state !== 'active') return conversation;
  const { guests: _, invited: __, ...rest } = conversation;
  return { ...rest, ...(guests.length > 0 ? { guests } : {}), ...(invited.length > 0 ? { invited } : {}) };
}

/** The same without this agent. */
function without(conversation: Conversation, agent: AgentId): Conversation {
  if (conversation.state !== 'active') return conversation;
  const { guests = [], invited = [] } = conversation;
  return withCompany(
    conversation,
    guests.filter(({ id }) => id !== agent),
    invited.filter((invitation) => invitation.agent.id !== agent),
  );
}

/** They come in; if they were asked to, that is answered. */
function withGuest(conversation: Conversation, agent: AgentName): Conversation {
  const others = without(conversation, agent.id);
  return others.state === 'active'
    ? withCompany(others, [...(others.guests ?? []), agent], others.invited ?? [])
    : others;
}

function withInvitation(conversation: Conversation, invitation: Invitation): Conversation {
  const others = without(conversation, invitation.agent.id);
  return others.state === 'active'
    ? withCompany(others, others.guests ?? [], [...(others.invited ?? []), invitation])
    : others;
}

function withPromises(conversation: Conversation, promises: readonly OpenPromise[] | undefined): Conversation {
  const { promises: _, ...rest } = conversation;
  return promises ? { ...rest, promises } : rest;
}

/** Nobody's first answer is owed. */
function owedNothing(conversation: Conversation): Conversation {
  if (conversation.state !== 'active') return conversation;
  const { firstOwedAt: _, ...rest } = conversation;
  return rest;
}

/**
 * Nothing of what was said, written or called; whose it is and what was promised stays. Nobody waits for an answer to what is gone; a
 * request still asks for somebody, and a left message is looked at by its time.
 */
function wordless(conversation: Conversation): Conversation {
  const {
    page: _,
    waitingSince: __,
    toldAt: ___,
    checks: ____,
    member,
    last,
    promises,
    ...rest
  } = owedNothing(conversation);
  return {
    ...rest,
    ...(member ? { member: { id: member.id } } : {}),
    ...(last ? { last: { ...last, text: '' } } : {}),
    ...(promises ? { promises: promises.map(({ order: __, ...promise }) => ({ ...promise, text: '' })) } : {}),
  };
}

function onPublic(conversation: Conversation, event: PublicEvent): Conversation {
  if (event.kind === 'message') return withOrderChecks(afterMessage(conversation, event, lineOf(event)), event);
  const moved = { ...conversation, seq: event.seq, lastAt: event.at };
  switch (event.kind) {
    case 'requested':
      // A later one is a return to the queue: nobody has it any more.
      return {
        ...common(moved),
        state: 'requested',
        group: event.group ?? conversation.group,
        waitsSince: event.at,
        ...(event.page ? { page: event.page } : {}),
        ...(event.language === undefined ? {} : { language: event.language }),
        ...(event.skills ? { skills: event.skills } : {}),
        ...lastAgentOf(conversation),
        ...returnOf(event),
      };
    case 'edited':
      return reworded(moved, event.of, event.text);
    case 'recalled':
      return withOrderChecks(reworded(moved, event.of, ''), event);
    case 'erased':
      return event.was === 'message' ? afterMessage(conversation, event, '') : moved;
    case 'assigned':
      return {
        ...common(moved),
        state: 'active',
        agent: event.agent,
        ...firstOwedBy(conversation, event.agent.id, event.at),
      };
    case 'joined':
      return withGuest(moved, event.agent);
    case 'parted':
      return without(moved, event.agent.id);
    case 'left':
      return {
        ...common(moved),
        state: 'left',
        left: leftNow(conversation, event),
        ...lastAgentOf(conversation),
      };
    case 'closed': {
      const { waitingSince: _, toldAt: __, ...rest } = common(moved);
      const agent = 'agent' in conversation && conversation.agent ? { agent: conversation.agent } : {};
      return { ...rest, ...agent, state: 'closed' };
    }
    case 'wiped':
      return wordless(moved);
  }
}

function onDesk(conversation: Conversation, event: DeskEvent): Conversation {
  const moved = { ...conversation, deskSeq: event.deskSeq };
  switch (event.kind) {
    case 'note':
    case 'case_opened':
    case 'transferred':
    case 'given_back':
    case 'taken_over':
    case 'whispered':
    case 'requeued':
    case 'left_because':
    case 'guarded':
    case 'held_back':
      return moved;
    case 'invited':
      return event.by.role === 'agent'
        ? withInvitation(moved, { agent: event.to, by: { id: event.by.id, name: event.by.name }, at: event.at })
        : moved;
    case 'declined':
      return event.by.role === 'agent' ? without(moved, event.by.id) : moved;
    case 'promised':
    case 'promise_kept':
    case 'promise_given_up':
    case 'promise_moved':
    case 'promise_taken':
    case 'promise_given':
      return withPromises(moved, promisesAfter(conversation.promises, event));
    case 'case_owned':
      return { ...moved, case: { id: event.case, owner: event.owner } };
    case 'succeeded':
      return moved.state === 'closed' ? { ...moved, successor: event.conversation } : moved;
    case 'identified':
      return {
        ...moved,
        member: event.member,
        person: `m:${event.member.id}`,
        ...(event.priority === undefined ? {} : { priority: event.priority }),
      };
  }
}

/** The conversation after one event of its log. Folding the whole log over the blank one gives the row that is stored. */
export function evolve(conversation: Conversation, logged: Logged): Conversation {
  return logged.lane === 'public' ? onPublic(conversation, logged.event) : onDesk(conversation, logged.event);
}

/**
 * Numbers drafts and moves the conversation on: public events get `seq`, desk ones `deskSeq` and the `afterSeq` that
 * places them. `at` is never earlier than the newest public event (C8); desk events don't move that clock, so their
 * existence can't be read from it.
 */
export function append(
  conversation: Conversation,
  drafts: readonly Draft[],
  now: number,
): { conversation: Conversation; log: readonly Logged[] } {
  let current = conversation;
  const log: Logged[] = [];
  for (const draft of drafts) {
    const at = Math.max(now, current.lastAt);
    const logged: Logged =
      draft.lane === 'public'
        ? { lane: 'public', event: { ...draft.event, seq: current.seq + 1, at } as PublicEvent }
        : {
            lane: 'desk',
            event: { ...draft.event, deskSeq: current.deskSeq + 1, afterSeq: current.seq, at } as DeskEvent,
          };
    log.push(logged);
    current = evolve(current, logged);
  }
  return { conversation: current, log };
}
