import { isGuest } from '../access.ts';
import { type AgentActor, atTheDesk, type CommandTo } from '../command.ts';
import type { Conversation } from '../conversation.ts';
import { promiseOf } from '../promise.ts';
import type { Verdict } from '../verdict.ts';

/** Do they answer in it now? */
const answers = (conversation: Conversation, { id }: AgentActor): boolean =>
  conversation.state === 'active' && (conversation.agent.id === id || isGuest(conversation, id));

/** Did they have it last? A promise made on the phone, or sent before the line was lost, is a debt all the same. */
export const hadIt = (conversation: Conversation, { id }: AgentActor): boolean =>
  conversation.state === 'closed'
    ? conversation.agent?.id === id
    : 'lastAgent' in conversation && conversation.lastAgent === id;

/** Who talks to the shopper, or did last, or owns the case, may promise; also when it is over. */
export function promise(
  conversation: Conversation,
  { by, cid, what, order, dueAt, text, most }: CommandTo<'promise'>,
): Verdict {
  const may = answers(conversation, by) || hadIt(conversation, by) || conversation.case.owner?.id === by.id;
  if (!may) return { refused: 'not_yours' };
  const { promises = [] } = conversation;
  if (promises.length >= most) return { refused: 'promises_full' };
  // Its name would be another's: only who made that one may use it, and their repeated request never comes here.
  if (promiseOf(conversation, cid)) return { refused: 'cid_conflict' };
  const about = order === undefined ? {} : { order };
  return { events: [atTheDesk({ kind: 'promised', by, cid, what, ...about, dueAt, text })] };
}

/** Of what is open still: of two at once, the later one finds it settled. */
export function settle(conversation: Conversation, c: CommandTo<'settle'>): Verdict {
  const { by, cid, promise: id, oversees } = c;
  const open = promiseOf(conversation, id);
  if (!open) return { refused: 'promise_unknown' };
  const owes = open.owner.id === by.id;
  if (!owes && !oversees && !answers(conversation, by)) return { refused: 'not_yours' };
  // Who answers may say what became of it, and not whose debt it is.
  if (c.outcome === 'given' && !owes && !oversees) return { refused: 'not_yours' };
  const draft = { by, cid, promise: id };
  switch (c.outcome) {
    case 'kept': {
      // What a low rating has opened ends with what came of it.
      if (open.what === 'follow_up' && c.text === undefined) return { refused: 'text_empty' };
      return {
        events: [atTheDesk({ kind: 'promise_kept', ...draft, ...(c.text === undefined ? {} : { text: c.text }) })],
      };
    }
    case 'given_up':
      return { events: [atTheDesk({ kind: 'promise_given_up', ...draft, text: c.text })] };
    case 'moved':
      return { events: [atTheDesk({ kind: 'promise_moved', ...draft, dueAt: c.dueAt, text: c.text })] };
    case 'given': {
      const { to, text } = c;
      if (!to) return { refused: 'person_unknown' };
      if (to.id === open.owner.id) return { refused: 'already_taken' };
      return { events: [atTheDesk({ kind: 'promise_given', ...draft, to, text })] };
    }
    case 'taken':
      return owes ? { refused: 'already_taken' } : { events: [atTheDesk({ kind: 'promise_taken', ...draft })] };
  }
}
