import { Card } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import * as v from 'valibot';
import { refused } from '../../../app/outcome.ts';
import { CARD_LIFE_MAX_S } from '../../../auth/card-jwt.ts';
import { json } from '../reply.ts';
import { route } from '../route.ts';

/** So long a card is good unless the shop says otherwise, in s. */
const LIFE_S = 3600;

const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.titleMaxChars));

/** A POST, because it makes something; nothing is kept of it. */
export const signACard = route({
  method: 'post',
  path: '/api/v1/cards',
  summary: `Signs a card as the shop’s server would, for a shop that would rather not make tokens: with the site’s newest JWT secret. What it
says is the shop’s word from there on, so its key is the shop’s server’s alone.`,
  allow: 'shop',
  bodyMaxBytes: 32 * 1024,
  body: v.object({
    card: Card,
    /** How long it is good, in s. Default: an hour. */
    life: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(60), v.maxValue(CARD_LIFE_MAX_S))),
    /** Whom alone it is for: the shop's own id of a member. */
    member: v.exactOptional(name),
    /** Good for one message; cards of the same name count as one. */
    once: v.exactOptional(name),
  }),
  answers: {
    200: {
      doc: 'What the page sends with `send(text, { card })`; `until` is epoch ms.',
      json: v.object({ token: v.string(), until: v.pipe(v.number(), v.safeInteger()) }),
    },
  },
  problems: ['key_needed'],
  async handle({ body, shop }, { gate }) {
    const { card, life = LIFE_S, member, once } = body;
    const about = { card, ...(member === undefined ? {} : { member }), ...(once === undefined ? {} : { once }) };
    const signed = await gate.sign(shop, about, life * 1000);
    return refused(signed) ? { problem: signed.refused } : json(200, signed);
  },
});
