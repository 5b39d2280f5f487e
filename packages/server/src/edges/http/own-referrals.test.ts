import { readCode } from '@shopbell/domain';
import { beforeEach, expect, it } from 'vitest';
import { hashCode } from '../../app/referral/code.ts';
import { OWN_OF_ADDRESS, OWN_OF_PERSON } from '../../app/referral/own.ts';
import { hashSecret } from '../../auth/secrets.ts';
import { act, agent, begin, cid, id, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, SITE } from './testing/rig.ts';

const NOW = Date.UTC(2026, 10, 9, 2, 30);
const DAY_MS = 86_400_000;
const MARKET = {
  ...{ id: 'market', name: 'Market Street', address: '8 Market Street', services: [], maps: {} },
  position: { lat: 31.2304, lng: 121.4737 },
};
const C1 = id('c', 1);
const [MINE, THEIRS] = ['a', 'b'].map((sign) => sign.repeat(43)) as [string, string];

let rig: Awaited<ReturnType<typeof createHttpRig>>;
let now: number;

async function take(token = MINE, store = 'market', remote = '203.0.113.9') {
  const headers = {
    ...{ origin: 'https://shop.example', 'content-type': 'application/json' },
    ...{ 'shopbell-site': 'shop', 'shopbell-device': token },
  };
  const body = JSON.stringify({ store });
  const answer = await rig.request('/api/v1/nearest-stores/referral', { method: 'POST', headers, body }, remote);
  return { status: answer.status, headers: answer.headers, json: await answer.json() };
}
const urlOf = async (...args: Parameters<typeof take>): Promise<string> => String((await take(...args)).json.url);
const kept = (url: string) => rig.store.referral(hashCode(readCode(url.split('/').at(-1) ?? '') ?? ''));
const redeem = (url: string) =>
  rig.referrals.redeem(
    SITE,
    { code: url.split('/').at(-1) ?? '', asker: { key: 'key' } },
    { at: 'market', by: { way: 'api' } },
  );

beforeEach(async () => {
  now = NOW;
  rig = await createHttpRig({ now: () => now });
  for (const store of [MARKET, { ...MARKET, id: 'harbour', name: 'Harbour' }]) {
    await rig.stores.change(SITE, { kind: 'added', store }, { role: 'system' }, NOW);
  }
});

it('[RB14] is the same however often it is asked for, and nobody else’s', async () => {
  const first = await take();
  expect(first).toMatchObject({
    status: 200,
    json: {
      ...{ store: 'Market Street', expiresAt: NOW + 30 * DAY_MS },
      url: expect.stringMatching(/^https:\/\/chat\.example\/r\/[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    },
  });
  expect(first.headers.get('access-control-allow-origin')).toBe('https://shop.example');
  now += DAY_MS;
  const again = await Promise.all(Array.from({ length: 20 }, () => take()));
  expect(again.map(({ json }) => json)).toEqual(Array(20).fill(first.json));
  const urls = [first.json.url, await urlOf(THEIRS), await urlOf(MINE, 'harbour')];
  expect(new Set(urls).size).toBe(3);
  expect(await kept(urls[0])).toMatchObject({ state: 'sent', store: 'market', sentAt: NOW });
  expect(await take(MINE, 'moon')).toMatchObject({ status: 404, json: { code: 'store_unknown' } });
});

it('[RB14] is another once it was redeemed, and once it is over', async () => {
  const first = await urlOf();
  expect(await redeem(first)).toMatchObject({ first: true });
  const second = await urlOf();
  expect(second).not.toBe(first);
  now += 30 * DAY_MS - 1;
  expect(await urlOf()).toBe(second);
  now += 1;
  const third = await urlOf();
  expect([first, second]).not.toContain(third);
  expect(await urlOf()).toBe(third);
});

it('[RB15] counts as the advice of who has the shopper right now, and its row leads to no shopper', async () => {
  const alone = await urlOf();
  expect((await kept(alone))?.by).toEqual({ role: 'shopper' });
  await begin(rig.store, 1, { site: SITE }, NOW);
  const [participant, tokenHash] = [shopper().id, hashSecret(MINE)];
  await rig.store.commit(SITE, [], () => ({
    changes: [{ put: 'device', device: { participant, tokenHash } }],
    result: undefined,
  }));
  expect(await urlOf()).toBe(alone);
  await act(rig.store, C1, { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true }, SITE);
  const advised = await urlOf();
  const referral = await kept(advised);
  expect(referral?.by).toEqual({ role: 'agent', id: agent().id });
  for (const secret of [participant, tokenHash, MINE, C1]) expect(JSON.stringify(referral)).not.toContain(secret);
  expect(await urlOf()).toBe(advised);
  await act(rig.store, C1, { do: 'close', by: agent(), cid: cid(3) }, SITE);
  expect(await urlOf()).toBe(alone);
});

it('[RB15] its page says whose store it is, and that somebody recommends it only where somebody did', async () => {
  const path = new URL(await urlOf()).pathname;
  const { status, text } = await rig
    .request(path, { headers: { 'accept-language': 'en' } })
    .then(async (answer) => ({ status: answer.status, text: await answer.text() }));
  expect(status).toBe(200);
  for (const part of ['A store of Shop', 'Market Street', path.slice(3)]) expect(text).toContain(part);
  expect(text).not.toContain('recommends');
});

it('[RB16] new ones are few for a shopper, and the one they have is told all the same', async () => {
  const kept = await urlOf(MINE, 'harbour');
  for (let n = 1; n < OWN_OF_PERSON.atOnce; n += 1) expect(await redeem(await urlOf())).toMatchObject({ first: true });
  const refused = await take();
  expect(refused).toMatchObject({ status: 429, json: { code: 'rate_limited' } });
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500);
  expect(await urlOf(MINE, 'harbour')).toBe(kept);
  expect((await take(THEIRS)).status).toBe(200);
});

it('[RB16] new ones are few for an address, and the ones they have are told all the same', async () => {
  const token = (n: number) => String(n).padStart(43, 'c');
  const first = await urlOf(token(0));
  for (let n = 1; n < OWN_OF_ADDRESS.atOnce; n += 1) expect((await take(token(n))).status).toBe(200);
  expect(await take(token(99))).toMatchObject({ status: 429, json: { code: 'rate_limited' } });
  expect(await urlOf(token(0))).toBe(first);
  expect((await take(token(99), 'market', '198.51.100.7')).status).toBe(200);
});
