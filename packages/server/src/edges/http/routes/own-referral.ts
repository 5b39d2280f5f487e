import { Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import { refused } from '../../../app/outcome.ts';
import { addressKey } from '../../../auth/client-address.ts';
import { preflight } from '../person.ts';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';

const PATH = '/api/v1/nearest-stores/referral';

export const takeReferral = route({
  method: 'post',
  path: PATH,
  summary: 'The link by which a shopper takes the way to a store with them. Asked for again it is the one they have.',
  allow: 'person',
  body: v.object({
    /** The shop's own number of it. */
    store: v.pipe(v.string(), v.maxLength(64)),
  }),
  answers: {
    200: {
      doc: 'Its page has the store and a code that the store redeems once. It counts as the advice of the agent whom the shopper talks with right now, else as nobody’s.',
      json: v.object({ store: v.string(), url: v.string(), expiresAt: Instant }),
    },
  },
  problems: ['store_unknown', 'rate_limited'],
  async handle({ who, body, client }, { referrals }) {
    // Agents send one as a message: they have nowhere to go.
    if (who.role !== 'shopper') return { problem: 'store_unknown' };
    const taken = await referrals.take(who, { ...body, address: addressKey(client.address) });
    if (!refused(taken)) return json(200, taken);
    const { refused: problem, retryAfterMs } = taken;
    return { problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
  },
});

export const takePreflight = route({
  method: 'options',
  path: PATH,
  summary: 'Tells a browser what a page of a shop may send here.',
  allow: 'public',
  answers: {
    204: { doc: 'The methods and headers; whether the page is one of the site’s is seen by the request itself.' },
  },
  problems: [],
  handle: (call) => empty(204, preflight(call)),
});
