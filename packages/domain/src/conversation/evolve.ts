import type { AgentId, DeskEvent, PublicEvent } from '@shopbell/protocol';
import { afterAsked, afterRated } from '../rating/rating.ts';
import type { Draft } from './command.ts';
import { withGuest, withInvitation, without } from './company.ts';
import type {
  ActiveConversation,
  ClosedConversation,
  Common,
  Conversation,
  LeftContact,
  LeftMessage,
  OpenPromise,
  RequestedConversation,
  Return,
} from './conversation.ts';
import { afterMerge, contactAfter } from './left-message.ts';
import { lineOf, reworded } from './line.ts';
import { withOrderChecks } from './order-check.ts';
import { promisesAfter } from './promise.ts';
import { afterMessage, firstOwedBy } from './turn.ts';

/** A stamped event with its lane. */
export type Logged = { lane: 'public'; event: PublicEvent } | { lane: 'desk'; event: DeskEvent };

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

function withContact(conversation: Conversation, contact: LeftContact | undefined): Conversation {
  const { contact: _, ...rest } = conversation;
  return contact ? { ...rest, contact } : rest;
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
    contact: _____,
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
    case 'rating_asked':
      return { ...moved, rating: afterAsked(conversation.rating, event) };
    case 'rated':
      return conversation.rating ? { ...moved, rating: afterRated(conversation.rating, event) } : moved;
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
    case 'contact_left':
      return withContact(moved, contactAfter(conversation.contact, event));
    case 'gave_up':
    case 'merged':
    case 'merged_in':
      return afterMerge(moved, event);
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
