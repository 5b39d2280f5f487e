import { STARS_MAX } from '@shopbell/protocol/constants';
import { isLow } from '../../rating/rating.ts';
import { atTheDesk, type CommandTo, type Draft, publicly } from '../command.ts';
import type { AgentName, Conversation } from '../conversation.ts';
import { events, type Verdict } from '../verdict.ts';
import { hadIt } from './promised.ts';

const system = { role: 'system' } as const;

/** Who sees a low rating through: who owns the case, else who has the conversation or had it last. */
const seesThrough = (conversation: Conversation): AgentName | undefined =>
  conversation.case.owner ?? ('agent' in conversation ? conversation.agent : undefined);

/** The ask that goes with a close: of what somebody has answered, and nobody has rated so far. */
export const askAtClose = ({ answeredAt, rating }: Conversation, { rating: terms }: CommandTo<'close'>): Draft[] =>
  terms && answeredAt !== undefined && rating?.stars === undefined
    ? [publicly({ kind: 'rating_asked', by: system, ...terms })]
    : [];

/** Who answers, answered last or sees the case through asks once, of what was answered and is not rated. */
export function askRating(conversation: Conversation, { by, cid, terms, oversees }: CommandTo<'ask_rating'>): Verdict {
  const has = conversation.state === 'active' && conversation.agent.id === by.id;
  const may = has || hadIt(conversation, by) || conversation.case.owner?.id === by.id || oversees;
  if (!may) return { refused: 'not_yours' };
  if (!terms) return { refused: 'forbidden' };
  if (conversation.answeredAt === undefined) return { refused: 'not_answered' };
  const { rating } = conversation;
  if (rating?.invited || rating?.stars !== undefined) return { refused: 'already_asked' };
  return events(publicly({ kind: 'rating_asked', by, cid, ...terms }));
}

/** From the ask up to its end, to the ms. A rating that has become low opens a follow-up, unless one is open. */
export function rate(conversation: Conversation, { by, cid, now, said, low }: CommandTo<'rate'>): Verdict {
  const { rating, promises = [] } = conversation;
  if (!rating) return { refused: 'rating_not_asked' };
  if (now > rating.until) return { refused: 'rating_over' };
  const rated = publicly({ kind: 'rated', by, cid, ...said });
  const owner = seesThrough(conversation);
  const turnsLow = isLow(said.stars, low.upTo) && !isLow(rating.stars, low.upTo);
  if (!turnsLow || !owner || promises.some(({ what }) => what === 'follow_up')) return events(rated);
  const { dueAt } = low;
  // What it is about, in every language.
  const text = '★'.repeat(said.stars).padEnd(STARS_MAX, '☆');
  return events(rated, atTheDesk({ kind: 'promised', by: system, cid, what: 'follow_up', owner, dueAt, text }));
}
