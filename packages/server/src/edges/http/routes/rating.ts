import { RATING_ASKS } from '@shopbell/domain';
import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';

const RulesShape = v.object({
  /** As a conversation closes, and by agents; by agents alone; not at all. */
  asks: v.picklist(RATING_ASKS),
  /** So long after it was asked a rating may be given and changed. */
  windowMs: v.number(),
  /** So many stars or fewer are followed up; 0: none are. */
  lowUpTo: v.number(),
  /** Of service time. */
  followUpMs: v.number(),
  /** Whether they would recommend the shop is asked too, from 0 to 10. */
  recommend: v.boolean(),
  /** The shop's own words, a list for each number of stars from 1 on. Absent: the product's, in the shopper's language. */
  tags: v.exactOptional(v.array(v.array(v.string()))),
  /** A conversation is closed once its shopper was silent for so long after an answer; 0: never. */
  idleCloseMs: v.number(),
  /** Who was asked as a conversation ended, and has not said so far, gets a letter, where an address is known. */
  byMail: v.boolean(),
  /** So long after the conversation ended; less than `windowMs`. */
  byMailAfterMs: v.number(),
});

export const viewRatingRules = route({
  method: 'get',
  path: '/api/v1/ratings/rules',
  summary: 'When and how shoppers rate their conversations, and what becomes of a low rating.',
  allow: ['supervisor', 'admin'],
  answers: { 200: { doc: 'As they hold.', json: v.object({ rules: RulesShape }) } },
  problems: [],
  async handle({ session }, { rating }) {
    return json(200, { rules: await rating.view(session) });
  },
});

export const setRatingRules = route({
  method: 'post',
  path: '/api/v1/ratings/rules',
  summary: 'Keeps when and how shoppers rate: all of it. Every fault is told by its name.',
  allow: ['admin'],
  body: v.object({ rules: v.unknown() }),
  answers: { 204: { doc: 'Kept. What was asked before goes on as it was asked.' } },
  problems: ['settings_refused'],
  async handle({ session, body }, { rating }) {
    const result = await rating.set(session, body.rules);
    return 'problem' in result ? result : empty(204);
  },
});
