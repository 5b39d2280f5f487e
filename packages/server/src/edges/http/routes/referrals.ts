import { REFERRAL_LIFE_MAX_MS, REFERRAL_NOTE_MAX_CHARS } from '@shopbell/domain';
import { Cid, fits, Id, Instant } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import * as v from 'valibot';
import { type Refusal as AppRefusal, refused } from '../../../app/outcome.ts';
import type { RedeemedView } from '../../../app/referral/desk.ts';
import { agentOf } from '../person.ts';
import { json, type Refusal } from '../reply.ts';
import { route } from '../route.ts';

const words = (max: number) =>
  v.pipe(
    v.string(),
    v.check((text) => fits(text, max), 'text_too_long'),
    v.check((text) => text.isWellFormed(), 'bad_text'),
  );

const refusal = ({ refused: problem, path, retryAfterMs }: AppRefusal): Refusal => ({
  problem,
  ...(path === undefined ? {} : { path }),
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});

export const sendToStore = route({
  method: 'post',
  path: '/api/v1/conversations/:id/referrals',
  summary: 'Sends the shopper to a store: a message with the store’s card, whose link is good for one visit.',
  allow: ['agent', 'supervisor', 'admin'],
  // Words and note in letters of four bytes are 20 kB, and three times that where a library writes each as \u escapes.
  bodyMaxBytes: 64 * 1024,
  body: v.object({
    /** As of a message: sent again under the same one it is the one that was sent. */
    cid: Cid,
    store: v.pipe(v.string(), v.maxLength(64)),
    /** For the shopper, in the message and on the page. May be empty. */
    text: words(LIMITS.textMaxChars),
    /** For the store. It gets it only when the shopper, who reads it first, agrees. */
    note: v.exactOptional(v.pipe(words(REFERRAL_NOTE_MAX_CHARS), v.trim(), v.minLength(1))),
    /** How long the code is good, in ms. Default: 30 days. */
    lifeMs: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(1000), v.maxValue(REFERRAL_LIFE_MAX_MS))),
  }),
  answers: {
    200: {
      doc: 'The number of the message, and the link.',
      json: v.object({ seq: v.pipe(v.number(), v.safeInteger()), url: v.string() }),
    },
  },
  problems: [
    ...(['conversation_unknown', 'conversation_closed', 'not_yours', 'store_unknown', 'card_refused'] as const),
    ...(['guarded', 'cid_conflict', 'message_unknown'] as const),
  ],
  async handle({ param, body, session }, { referrals }) {
    const id = v.safeParse(Id, param('id'));
    if (!id.success) return { problem: 'conversation_unknown' };
    const sent = await referrals.send(agentOf(session), { ...body, conversation: id.output });
    return refused(sent) ? refusal(sent) : json(200, sent);
  },
});

/** A code as it was typed. */
export const Code = v.pipe(v.string(), v.maxLength(64));
const Store = v.object({ id: v.string(), name: v.exactOptional(v.string()) });

/** What who redeems is told. */
export const REDEEMED = {
  200: {
    doc: 'It is redeemed by this. `note` is there where the shopper let the store have it.',
    json: v.object({ redeemedAt: Instant, at: Store, store: Store, note: v.exactOptional(v.string()) }),
  },
  409: {
    doc: 'It was redeemed before: when, and at which store. Nothing changed.',
    json: v.object({
      code: v.literal('referral_redeemed'),
      redeemedAt: Instant,
      at: Store,
      store: Store,
    }),
  },
} as const;

export const REDEEM_PROBLEMS = ['referral_unknown', 'referral_expired', 'store_unknown', 'rate_limited'] as const;

/** A code that was redeemed, by this or before, as an answer. */
export function redeemed(done: RedeemedView | AppRefusal) {
  if (refused(done)) return refusal(done);
  const { first, redeemedAt, at, store, note } = done;
  if (!first) return json(409, { code: 'referral_redeemed' as const, redeemedAt, at, store });
  return json(200, { redeemedAt, at, store, ...(note === undefined ? {} : { note }) });
}

const Redeem = v.object({
  /** As it was typed, with or without its hyphen. */
  code: Code,
  /** The store that the shopper is in. Absent: the one they were sent to. */
  store: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
});

export const redeemReferral = route({
  method: 'post',
  path: '/api/v1/referrals/redeem',
  summary: 'A store redeems a code: once. For who is signed in to the console.',
  allow: ['agent', 'supervisor', 'admin'],
  body: Redeem,
  answers: REDEEMED,
  problems: REDEEM_PROBLEMS,
  async handle({ body: { code, store }, session: { self } }, { referrals }) {
    const by = { way: 'console', agent: self.id } as const;
    return redeemed(await referrals.redeem(self.site.id, { code, asker: { agent: self.id } }, { at: store, by }));
  },
});

export const redeemReferralByShop = route({
  method: 'post',
  path: '/api/v1/shop/referrals/redeem',
  summary: 'The same for the shop’s own till: by a key of the site.',
  allow: 'shop',
  body: Redeem,
  answers: REDEEMED,
  problems: REDEEM_PROBLEMS,
  async handle({ body: { code, store }, shop }, { referrals }) {
    const by = { way: 'api' } as const;
    return redeemed(await referrals.redeem(shop.site, { code, asker: { key: shop.key } }, { at: store, by }));
  },
});

export const lookAtReferral = route({
  method: 'post',
  path: '/api/v1/referrals/look',
  summary: 'How a code stands, before it is redeemed or after. A POST, because a code is no part of an address.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({ code: Code }),
  answers: {
    200: {
      doc: 'For which store it is, until when, and where and when it was redeemed. `note` is there where the shopper let the store have it.',
      json: v.object({
        state: v.picklist(['sent', 'opened', 'redeemed', 'expired']),
        store: Store,
        sentAt: Instant,
        expiresAt: Instant,
        redeemed: v.exactOptional(v.object({ redeemedAt: Instant, at: Store })),
        note: v.exactOptional(v.string()),
      }),
    },
  },
  problems: ['referral_unknown', 'rate_limited'],
  async handle({ body: { code }, session: { self } }, { referrals }) {
    const found = await referrals.look(self.site.id, { code, asker: { agent: self.id } });
    return refused(found) ? refusal(found) : json(200, found);
  },
});

export const storesToSendTo = route({
  method: 'post',
  path: '/api/v1/referrals/stores',
  summary:
    'Stores that a shopper can be sent to: nearest to a place, or by words of their name or address. A POST, because where somebody is looked for is no part of an address.',
  allow: ['agent', 'supervisor', 'admin'],
  body: v.object({ words: v.exactOptional(v.pipe(v.string(), v.maxLength(200)), '') }),
  answers: {
    200: {
      doc: 'At most 20; without words the first ones. `distanceM` counts from the place that the words name.',
      json: v.object({
        stores: v.array(v.object({ ...Store.entries, address: v.string(), distanceM: v.exactOptional(v.number()) })),
      }),
    },
  },
  problems: [],
  async handle({ body: { words: typed }, session }, { referrals }) {
    return json(200, { stores: await referrals.stores(session.self.site.id, typed) });
  },
});

const Day = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\d$/, 'a day like 2026-11-11'));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

export const reportReferrals = route({
  method: 'get',
  path: '/api/v1/referrals/report',
  summary: 'How many shoppers were sent to stores, opened the page and redeemed their code.',
  allow: ['supervisor', 'admin'],
  query: v.object({ first: Day, last: Day }),
  answers: {
    200: {
      doc: `By the day in \`zone\` on which they were sent, by agent – absent: shoppers themselves – and by store: \`sent\` and \`opened\` of the store
they were sent to, \`redeemed\` of the one that did. Both days count; at most 366.`,
      json: v.object({
        first: Day,
        last: Day,
        zone: v.string(),
        rows: v.array(
          v.object({
            day: Day,
            agent: v.exactOptional(Store),
            store: Store,
            sent: count,
            opened: count,
            redeemed: count,
          }),
        ),
      }),
    },
  },
  problems: ['bad_frame'],
  async handle({ query, session }, { referrals }) {
    const report = await referrals.report(session.self.site.id, query);
    return refused(report) ? refusal(report) : json(200, report);
  },
});
