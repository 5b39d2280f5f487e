import * as v from 'valibot';
import type { From } from '../../../app/stores/find.ts';
import { addressKey } from '../../../auth/client-address.ts';
import { preflight } from '../person.ts';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { FoundShape, NearestQuery } from './stores-shapes.ts';

const PATH = '/api/v1/nearest-stores';

/** One of the two, and not both. */
function fromOf({ position, place }: v.InferOutput<typeof NearestQuery>): From | undefined {
  if (position !== undefined) return place === undefined ? { position } : undefined;
  return place === undefined ? undefined : { place };
}

/** A POST, because addresses of requests are written down on their way, and where somebody stands is nobody's business. */
export const findStores = route({
  method: 'post',
  path: PATH,
  summary: 'The nearest stores of a site, from where somebody stands or from a place they typed.',
  allow: 'page',
  body: NearestQuery,
  answers: {
    200: {
      doc: `Nearest first. \`near\` is what a typed place was taken for, \`others\` what else it could mean; \`distanceM\` counts from there. Where no place is
called so, the stores that have the words in their name or address, without a distance. \`open\` is now, \`turns\` when that changes. Nothing that was asked is kept or logged.`,
      json: FoundShape,
    },
  },
  problems: ['bad_frame', 'rate_limited'],
  async handle({ body, page, client }, { storeFinder, lookupPace }) {
    const retryAfterMs = page.agent ? 0 : lookupPace.take(addressKey(client.address));
    if (retryAfterMs > 0) return { problem: 'rate_limited', retryAfterMs };
    const from = fromOf(body);
    if (from === undefined) return { problem: 'bad_frame', path: 'position' };
    const { limit, locale } = body;
    return json(200, await storeFinder.find(page.site, { from, limit, ...(locale === undefined ? {} : { locale }) }));
  },
});

export const anyStores = route({
  method: 'get',
  path: PATH,
  summary: 'Whether a site has stores to find.',
  allow: 'page',
  answers: { 200: { doc: 'Nothing else about them.', json: v.object({ any: v.boolean() }) } },
  problems: ['rate_limited'],
  async handle({ page, client }, { storeFinder, lookupPace }) {
    const retryAfterMs = page.agent ? 0 : lookupPace.take(addressKey(client.address));
    if (retryAfterMs > 0) return { problem: 'rate_limited', retryAfterMs };
    return json(200, { any: await storeFinder.any(page.site) });
  },
});

export const nearestPreflight = route({
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
