import { expect, it } from 'vitest';
import { takeReferral } from './take.ts';

const LINK = { store: 'Harbour', url: 'https://chat.example/r/7K2QM-9XW4T', expiresAt: 9 };

/** Answers every request with this, and keeps them. */
function relay(status: number, body: object) {
  const asked: [url: string, init: RequestInit][] = [];
  const fetch: typeof globalThis.fetch = async (url, init = {}) => {
    asked.push([String(url), init]);
    return new Response(JSON.stringify(body), { status });
  };
  return { asked, access: { endpoint: 'https://chat.example/', site: 'shop', fetch } };
}

it('[NR4] asks as the shopper, by their device and, where they are one, as the member', async () => {
  const { asked, access } = relay(200, LINK);
  expect(await takeReferral(access, 'H-1', { token: 'secret', jwt: undefined })).toEqual(LINK);
  await takeReferral(access, 'H-1', { token: 'secret', jwt: 'proof' });
  const device = { 'shopbell-site': 'shop', 'shopbell-device': 'secret', 'content-type': 'application/json' };
  expect(asked).toMatchObject([
    ['https://chat.example/api/v1/nearest-stores/referral', { method: 'POST', body: '{"store":"H-1"}' }],
    ['https://chat.example/api/v1/nearest-stores/referral', { credentials: 'omit' }],
  ]);
  expect(asked.map(([, { headers }]) => headers)).toEqual([device, { ...device, 'shopbell-member': 'proof' }]);
});

it.each<[string, number, object, object]>([
  ['what the relay says', 404, { code: 'store_unknown' }, { code: 'store_unknown', retry: 'never' }],
  ['when to come again', 429, { code: 'rate_limited', retryAfterMs: 5 }, { code: 'rate_limited', retryAfterMs: 5 }],
  ['an answer of another shape', 200, { ...LINK, url: 1 }, { code: 'offline' }],
])('[NR4] rejects with %s', async (_, status, body, error) => {
  const taken = takeReferral(relay(status, body).access, 'H-1', { token: 'secret', jwt: undefined });
  await expect(taken).rejects.toMatchObject(error);
});
