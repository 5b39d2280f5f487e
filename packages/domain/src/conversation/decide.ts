import type { ProblemCode } from '@shopbell/protocol';
import { isGuest } from './access.ts';
import type { Command, CommandTo, Deed } from './command.ts';
import type { Conversation, InState, State } from './conversation.ts';
import {
  assign,
  close,
  closeUntaken,
  giveBack,
  leave,
  requeue,
  take,
  takeLeft,
  takeOver,
  transfer,
  transferToGroup,
} from './deeds/handed.ts';
import { decline, invite, join, part, whisper, withdraw } from './deeds/joined.ts';
import { giveUp, mergeIn, mergeInto } from './deeds/left.ts';
import { promise, settle } from './deeds/promised.ts';
import { askRating, rate } from './deeds/rated.ts';
import { amend, answer, askLeft, askWaiting, askWhileHeld, identify, note, wipe } from './deeds/said.ts';
import { events, type Verdict } from './verdict.ts';

type Cell<S extends State, D extends Deed> = (conversation: InState<S>, command: CommandTo<D>) => Verdict;
type Table = { readonly [S in State]: { readonly [D in Deed]: Cell<S, D> } };

const refuse = (code: ProblemCode) => (): Verdict => ({ refused: code });

const TABLE: Table = {
  requested: {
    ask: askWaiting,
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
    ask_rating: askRating,
    rate,
    give_up: refuse('not_yours'),
    merge_into: refuse('not_yours'),
    merge_in: refuse('not_yours'),
    close: closeUntaken,
    identify,
    wipe,
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
    ask_rating: askRating,
    rate,
    give_up: giveUp,
    merge_into: mergeInto,
    merge_in: mergeIn,
    close: closeUntaken,
    identify,
    wipe,
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
    ask_rating: askRating,
    rate,
    give_up: giveUp,
    merge_into: mergeInto,
    merge_in: mergeIn,
    close: (conversation, c) =>
      c.by.role === 'agent' && conversation.agent.id !== c.by.id ? { refused: 'not_yours' } : close(conversation, c),
    identify,
    wipe,
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
    ask_rating: askRating,
    rate,
    give_up: refuse('conversation_closed'),
    merge_into: refuse('conversation_closed'),
    merge_in: refuse('conversation_closed'),
    close: refuse('conversation_closed'),
    identify: () => events(),
    wipe,
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
