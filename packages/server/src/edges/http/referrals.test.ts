import { type HoursJson, readCode, STANDARD_GUARD } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashCode } from '../../app/referral/code.ts';
import { GUESSES } from '../../app/referral/guesses.ts';
import { hashSecret } from '../../auth/secrets.ts';
import { act, agent, begin, cid, id } from '../../ports/store-world.contract.ts';
import { PAYLOAD } from '../../testing/hostile.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const ANN = '01kafzagnt00000000a1';
const C1 = id('c', 1);
/** Monday 9 November 2026, 10:30 in Shanghai. */
const NOW = Date.UTC(2026, 10, 9, 2, 30);
const DAY_MS = 86_400_000;
const API = '/api/v1';

const days = (from: string, to: string) => [{ from, to }];
const HOURS: HoursJson = {
  zone: 'Asia/Shanghai',
  week: {
    ...{ mon: days('10:00', '20:00'), tue: days('10:00', '20:00'), wed: days('10:00', '20:00') },
    ...{ thu: days('10:00', '22:00'), fri: days('10:00', '22:00'), sat: days('00:00', '24:00'), sun: [] },
  },
  exceptions: [],
};
const MARKET = {
  ...{ id: 'market', name: 'Market Street', address: '8 Market Street', phone: '+86 21 5555 0100', hours: HOURS },
  ...{ position: { lat: 31.2304, lng: 121.4737 }, services: ['Repairs'], maps: {} },
};
const HARBOUR = { ...MARKET, id: 'harbour', name: 'Harbour' };

let rig: Awaited<ReturnType<typeof createHttpRig>>;
let now: number;
let cookie: string;
let made = 100;

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const all = { origin: PUBLIC_URL, cookie, ...headers };
  const answer = await (body === undefined
    ? rig.request(path, { method, headers: all })
    : rig.send(method, path, body, all));
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, json: text.startsWith('{') ? JSON.parse(text) : {} };
}

const send = (over: object = {}) =>
  call('POST', `${API}/conversations/${C1}/referrals`, {
    ...{ cid: cid(++made), store: 'market', text: 'Ask for the blue one', note: 'Wants size 42' },
    ...over,
  });
const sent = async (over: object = {}): Promise<string> => {
  const { status, json } = await send(over);
  expect(status).toBe(200);
  return new URL(json.url).pathname;
};
const page = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  call(method, path, undefined, { cookie: '', origin: '', 'accept-language': 'en', ...headers });
/** What a browser says of a page's own fetch. */
const fromPage = (path: string, what: 'opened' | 'agreed', headers: Record<string, string> = {}) =>
  rig.request(`${path}/${what}`, { method: 'POST', headers: { origin: PUBLIC_URL, ...headers } });
const kept = (path: string) => rig.store.referral(hashCode(readCode(path.slice(3)) ?? ''));
const KEY = { kind: 'api_key', site: SITE, id: 'key', hash: hashSecret('sbk_yes') } as const;
const till = (code: string, key: Record<string, string> = { 'shopbell-key': 'sbk_yes' }) =>
  rig.send('POST', `${API}/shop/referrals/redeem`, { code }, { 'shopbell-site': 'shop', ...key });
const redeem = (code: string, over: object = {}) => call('POST', `${API}/referrals/redeem`, { code, ...over });

beforeEach(async () => {
  now = NOW;
  rig = await createHttpRig({ duty: 'supervisor', now: () => now });
  cookie = await rig.cookie();
  for (const store of [MARKET, HARBOUR]) {
    await rig.stores.change(SITE, { kind: 'added', store }, { role: 'system' }, NOW);
  }
  await rig.directory.change([KEY], { role: 'system' }, NOW);
  await begin(rig.store, 1, { site: SITE }, NOW);
  const ann = { ...agent(), id: ANN, name: 'Ann' };
  await act(rig.store, C1, { do: 'take', by: ann, cid: cid(2), hasRoom: true, mayPick: true }, SITE);
});

describe('sending a shopper to a store', () => {
  it('[RB1] says it with the store’s card, and keeps the code by its hash alone', async () => {
    const { json } = await send();
    expect(json).toEqual({
      seq: 4,
      url: expect.stringMatching(/^https:\/\/chat\.example\/r\/[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    });
    const { events } = await rig.store.readPublic(SITE, C1, { after: 3, limit: 9 });
    const card = { type: 'store', v: 1, name: 'Market Street', open: true, phone: MARKET.phone, url: json.url };
    expect(events).toMatchObject([
      { kind: 'message', text: 'Ask for the blue one', card: { card, from: 'shop', until: NOW + 30 * DAY_MS } },
    ]);
    const code = readCode(json.url.split('/').at(-1)) ?? '';
    const [referral] = await rig.store.referralsOf(SITE, C1);
    expect(referral).toMatchObject({
      store: 'market',
      by: { role: 'agent', id: ANN },
      said: { conversation: C1, seq: 4 },
    });
    expect(JSON.stringify(referral)).not.toContain(code);
    expect((await page(new URL(json.url).pathname)).status).toBe(200);
    expect(rig.lines.join()).toContain('/r/:code');
    expect(rig.lines.join()).not.toMatch(new RegExp(`${code}|${code.slice(0, 5)}-${code.slice(5)}`, 'i'));
  });

  it('[RB1] is one, however often it is sent under its cid', async () => {
    const one = { cid: cid(50) };
    const urls = [await send(one), await send(one), await send(one)].map(({ json }) => json.url);
    expect(new Set(urls).size).toBe(1);
    expect(await rig.store.referralsOf(SITE, C1)).toHaveLength(1);
    expect(await send({ ...one, text: 'Something else' })).toMatchObject({
      status: 409,
      json: { code: 'cid_conflict' },
    });
  });

  it.each([
    ['another store', { store: 'harbour' }],
    ['another note', { note: 'Wants size 43' }],
    ['no note', { note: undefined }],
    ['another time', { lifeMs: 5000 }],
  ])('[RB18] is not that of %s under the same cid', async (_, over) => {
    const one = { cid: cid(51) };
    await sent(one);
    expect(await send({ ...one, ...over })).toMatchObject({ status: 409, json: { code: 'cid_conflict' } });
  });

  it('takes as much as each of its fields may hold, however its letters are written', async () => {
    const { json } = await send({ text: '😀'.repeat(4000), note: '𠮷'.repeat(1000) });
    expect(json).toMatchObject({ seq: 4 });
    const { seq } = (await send({ text: '😀'.repeat(4001) })).json;
    expect(seq).toBeUndefined();
  });

  it('is refused by name: no such store, another’s conversation', async () => {
    expect(await send({ store: 'moon' })).toMatchObject({ status: 404, json: { code: 'store_unknown' } });
    await begin(rig.store, 2, { site: SITE });
    const other = await call('POST', `${API}/conversations/${id('c', 2)}/referrals`, {
      ...{ cid: cid(70), store: 'market', text: '' },
    });
    expect(other).toMatchObject({ status: 409, json: { code: 'not_yours' } });
    expect(await rig.store.referralsOf(SITE, C1)).toEqual([]);
  });

  it.each([
    { in: 'text', over: { text: 'That is not my business' } },
    { in: 'note', over: { text: 'Here you are', note: 'He says it is not my business' } },
  ])(
    '[RB17] is held back with all that was written where the guard refuses the $in, each time it is sent',
    async (how) => {
      const levels = { ...STANDARD_GUARD.levels, phrases: 'block' } as const;
      const rules = { ...STANDARD_GUARD, levels, phrases: ['not my business'] };
      await rig.directory.change([{ kind: 'guard', site: SITE, guard: rules }], { role: 'system' }, NOW);
      const one = { cid: cid(70), ...how.over };
      for (let n = 0; n < 2; n++) expect(await send(one)).toMatchObject({ status: 422, json: { code: 'guarded' } });
      expect(await rig.store.referralsOf(SITE, C1)).toEqual([]);
      const { events } = await rig.store.readDesk(SITE, C1, { after: 0, limit: 9 });
      const held = events.filter(({ kind }) => kind === 'held_back');
      expect(held).toMatchObject([{ rules: ['phrases'], text: expect.stringContaining('not my business') }]);
    },
  );

  it('[RB17] says at the desk what the guard asked about in the note, and goes', async () => {
    const levels = { ...STANDARD_GUARD.levels, phrases: 'warn' } as const;
    const rules = { ...STANDARD_GUARD, levels, phrases: ['not my business'] };
    await rig.directory.change([{ kind: 'guard', site: SITE, guard: rules }], { role: 'system' }, NOW);
    await sent({ note: 'He says it is not my business' });
    const { events } = await rig.store.readDesk(SITE, C1, { after: 0, limit: 9 });
    expect(events.at(-1)).toMatchObject({ kind: 'guarded', rules: ['phrases'], of: 4 });
  });
});

describe('the page /r/CODE', () => {
  it('shows the store, the words and the code, in the reader’s language, and loads nothing', async () => {
    const path = await sent();
    const { status, headers, text } = await page(path);
    expect(status).toBe(200);
    for (const part of ['Market Street', '8 Market Street', 'Ask for the blue one', 'Repairs', path.slice(3)])
      expect(text).toContain(part);
    expect(text).toContain('Open now');
    expect(text).toContain('until Mon 20:00');
    expect(text).toMatch(/<span>Mon–Wed<\/span><span>10:00–20:00<\/span><span>Thu–Fri<\/span>/);
    expect(text).toContain('href="tel:+862155550100"');
    expect(text).toContain('uri.amap.com');
    expect(text).toContain('Good until December 9, 2026');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
    expect(policy).not.toContain('img-src');
    expect([headers.get('x-robots-tag'), headers.get('referrer-policy')]).toEqual(['noindex, nofollow', 'no-referrer']);
    const chinese = (await page(path, { 'accept-language': 'zh-CN,zh;q=0.9' })).text;
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('营业中');
  });

  it('takes nothing that is written for markup', async () => {
    const path = await sent({ text: PAYLOAD, note: PAYLOAD });
    const hostile = { ...MARKET, name: PAYLOAD, address: PAYLOAD, services: [PAYLOAD] };
    await rig.stores.change(SITE, { kind: 'set', store: hostile }, { role: 'system' }, NOW);
    const { text } = await page(path);
    expect(text).not.toContain(PAYLOAD);
    expect([...text.matchAll(/<(script|img|svg|iframe)\b/g)]).toHaveLength(1);
  });

  it('says so where a code leads nowhere, was used, is over, or its store is gone', async () => {
    const unknown = await page('/r/00000-00000');
    expect([unknown.status, unknown.text.includes('This link leads nowhere')]).toEqual([404, true]);
    expect((await page('/r/<script>')).status).toBe(404);
    const path = await sent();
    await redeem(path.slice(3));
    expect((await page(path)).text).toContain('This code was used on November 9, 2026');
    const old = await sent({ lifeMs: 60_000 });
    now += 60_000;
    const over = await page(old);
    expect(over.status).toBe(410);
    expect(over.text).toContain('This code was good until November 9, 2026');
    expect(over.text).not.toContain(old.slice(3));
    const good = await sent();
    await rig.stores.change(SITE, { kind: 'removed', id: 'market' }, { role: 'system' }, now);
    const elsewhere = 'Its other stores take your code as well.';
    for (const [one, isGood] of [
      [path, false],
      [good, true],
    ] as const) {
      const { text } = await page(one);
      expect([text.includes('not listed any more'), text.includes(elsewhere)]).toEqual([true, isGood]);
    }
  });

  it('[RB7] shows the words as they read now: changed, and not at all once they are taken back', async () => {
    const path = await sent();
    const ann = { ...agent(), id: ANN, name: 'Ann' };
    const target = await rig.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 4) }));
    const amends = { by: ann, of: 4, target, now: NOW, windowMs: 9 };
    await act(rig.store, C1, { do: 'edit', cid: cid(31), text: 'Ask for the green one', ...amends }, SITE);
    expect((await page(path)).text).toContain('Ask for the green one');
    expect((await page(path)).text).not.toContain('blue');
    await act(rig.store, C1, { do: 'recall', cid: cid(32), ...amends }, SITE);
    const { text } = await page(path);
    expect(text).not.toMatch(/green|blue|size 42/);
    expect((await fromPage(path, 'agreed')).status).toBe(404);
  });
});

describe('opening', () => {
  it('[RB8] counts once, of a thousand times that the page says so, and of many at the same time', async () => {
    const path = await sent();
    now += 5000;
    const first = now;
    await Promise.all(Array.from({ length: 50 }, () => fromPage(path, 'opened')));
    for (let i = 0; i < 950; i += 1) {
      now += 1;
      expect((await fromPage(path, 'opened')).status).toBe(204);
    }
    expect(await kept(path)).toMatchObject({ state: 'opened', openedAt: first });
  });

  it.each([
    ['who only looks for the head', 'HEAD', {}],
    ['a prefetch', 'GET', { 'sec-purpose': 'prefetch' }],
    ['a prerender', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['a preview of a link', 'GET', { 'user-agent': 'WhatsApp/2.23' }],
  ])('[RB8] does not count %s', async (_, method, headers) => {
    const path = await sent();
    for (let i = 0; i < 20; i += 1) expect((await page(path, headers, method)).status).toBe(200);
    expect(await kept(path)).toMatchObject({ state: 'sent' });
  });

  it.each<[string, Record<string, string>, number]>([
    ['another page', { origin: 'https://shop.example' }, 403],
    ['no page at all', { origin: '' }, 403],
    ['a page that is prefetched', { 'sec-purpose': 'prefetch;prerender' }, 403],
  ])('[RB8] does not count what %s says', async (_, headers, status) => {
    const path = await sent();
    const given = new Headers({ origin: PUBLIC_URL, ...headers });
    if (headers.origin === '') given.delete('origin');
    expect((await rig.request(`${path}/opened`, { method: 'POST', headers: given })).status).toBe(status);
    expect(await kept(path)).toMatchObject({ state: 'sent' });
  });
});

describe('the note', () => {
  it('[RB9] is shown before it is agreed to, and is nobody’s else until then', async () => {
    const path = await sent();
    expect((await page(path)).text).toContain('Wants size 42');
    expect((await redeem(path.slice(3))).json).not.toHaveProperty('note');
    const other = await sent();
    expect((await fromPage(other, 'agreed', { origin: 'https://shop.example' })).status).toBe(403);
    expect((await kept(other))?.agreedAt).toBeUndefined();
    expect((await fromPage(other, 'agreed')).status).toBe(204);
    expect((await page(other)).text).toContain('The store will be told');
    expect((await redeem(other.slice(3))).json).toMatchObject({ note: 'Wants size 42' });
  });
});

describe('redeeming', () => {
  it('[RB2] is once; then it is told when and at which store it was', async () => {
    const path = await sent();
    const typed = ` ${path.slice(3).toLowerCase().replace('-', ' ')}`;
    expect(await redeem(typed, { store: 'harbour' })).toMatchObject({
      status: 200,
      json: { redeemedAt: NOW, at: { id: 'harbour', name: 'Harbour' }, store: { id: 'market', name: 'Market Street' } },
    });
    now += 1000;
    expect(await redeem(path.slice(3))).toMatchObject({
      status: 409,
      json: { code: 'referral_redeemed', redeemedAt: NOW, at: { id: 'harbour', name: 'Harbour' } },
    });
  });

  it('[RB2] is once under a race', async () => {
    const path = await sent();
    const stores = ['market', 'harbour'];
    const all = await Promise.all(
      Array.from({ length: 100 }, (_, i) => redeem(path.slice(3), { store: stores[i % 2] })),
    );
    expect(all.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 99 }, () => 409)]);
  });

  it('is refused by name: no code, its time over, no such store', async () => {
    expect(await redeem('nothing')).toMatchObject({ status: 404, json: { code: 'referral_unknown' } });
    const path = await sent({ lifeMs: 1000 });
    expect(await redeem(path.slice(3), { store: 'moon' })).toMatchObject({ json: { code: 'store_unknown' } });
    now += 1000;
    expect(await redeem(path.slice(3))).toMatchObject({ status: 410, json: { code: 'referral_expired' } });
  });

  it('[RB3] is for stores of the site: what another site sent is nothing here', async () => {
    const theirs = { id: id('k', 1), site: '01kafzs1te0000000002', hash: hashCode('7K2QM9XW4T'), store: 'market' };
    const referral = { ...theirs, by: { role: 'shopper' }, sentAt: NOW, expiresAt: NOW + 1000, state: 'sent' } as const;
    await rig.store.commit(referral.site, [], () => ({ changes: [{ put: 'referral', referral }], result: undefined }));
    expect(await redeem('7K2QM-9XW4T')).toMatchObject({ status: 404, json: { code: 'referral_unknown' } });
    expect(await rig.store.referral(referral.hash)).toEqual(referral);
  });

  it('is the shop’s own till’s too, by a key of the site, and nobody’s without', async () => {
    const path = await sent();
    expect((await till(path.slice(3), {})).status).toBe(401);
    expect((await till(path.slice(3), { 'shopbell-key': 'sbk_no' })).status).toBe(401);
    expect((await till(path.slice(3))).status).toBe(200);
    expect(await kept(path)).toMatchObject({ redeemedBy: { way: 'api' } });
  });

  it('[RB6] is not guessed: an address has so many tries, and who is known as many of their own', async () => {
    const path = await sent();
    for (let i = 0; i < GUESSES; i += 1) expect((await page('/r/00000-00000')).status).toBe(404);
    expect((await page('/r/00000-00000')).status).toBe(429);
    expect((await page(path)).status).toBe(429);
    // A guest of the store's network, whose people redeem on.
    for (let i = 0; i < GUESSES; i += 1) expect((await redeem('00000-00000')).status).toBe(404);
    expect(await redeem(path.slice(3))).toMatchObject({ status: 429, json: { code: 'rate_limited' } });
    expect((await till(path.slice(3))).status).toBe(200);
  });
});

it('tells how a code stands before it is redeemed, and where it was', async () => {
  const path = await sent();
  const look = async () => (await call('POST', `${API}/referrals/look`, { code: path.slice(3) })).json;
  const before = { store: { id: 'market', name: 'Market Street' }, sentAt: NOW, expiresAt: NOW + 30 * DAY_MS };
  expect(await look()).toEqual({ ...before, state: 'sent' });
  await fromPage(path, 'agreed');
  expect(await look()).toEqual({ ...before, state: 'sent', note: 'Wants size 42' });
  await redeem(path.slice(3), { store: 'harbour' });
  expect(await look()).toMatchObject({
    ...{ state: 'redeemed', redeemed: { redeemedAt: NOW, at: { id: 'harbour', name: 'Harbour' } } },
  });
  expect((await call('POST', `${API}/referrals/look`, { code: '00000-00000' })).status).toBe(404);
});

it('[SH13] reads the stores once for all who choose from them and look at the report, until they are others', async () => {
  const { list } = rig.stores;
  let reads = 0;
  rig.stores.list = (site) => {
    reads += 1;
    return list(site);
  };
  const first = async () => (await call('POST', `${API}/referrals/stores`, {})).json.stores.length;
  for (let n = 0; n < 5; n += 1) {
    expect(await first()).toBe(2);
    expect((await call('GET', `${API}/referrals/report?first=2026-11-09&last=2026-11-09`)).status).toBe(200);
  }
  expect(reads).toBe(1);
  await rig.stores.change(SITE, { kind: 'removed', id: 'harbour' }, { role: 'system' }, NOW);
  expect([await first(), reads]).toEqual([1, 2]);
});

it('finds the stores to choose from', async () => {
  const find = async (words: string) =>
    (await call('POST', `${API}/referrals/stores`, { words })).json.stores.map((one: { id: string }) => one.id);
  expect(await find('')).toEqual(['harbour', 'market']);
  expect(await find('harbour')).toEqual(['harbour']);
  expect(await find('nowhere')).toEqual([]);
  const localities = [{ city: 'Springfield', position: { lat: 0, lng: 0 } }];
  await rig.stores.change(SITE, { kind: 'localities_imported', localities }, { role: 'system' }, NOW);
  const near = (await call('POST', `${API}/referrals/stores`, { words: 'springfield' })).json.stores;
  expect(near.map(({ distanceM }: { distanceM: number }) => distanceM > 0)).toEqual([true, true]);
});

it('reports what was sent, opened and redeemed', async () => {
  const [first, second] = [await sent(), await sent()];
  await fromPage(first, 'opened');
  await redeem(first.slice(3));
  await fromPage(second, 'opened');
  const report = await call('GET', `${API}/referrals/report?first=2026-11-09&last=2026-11-09`);
  expect(report.json).toEqual({
    ...{ first: '2026-11-09', last: '2026-11-09', zone: 'UTC' },
    rows: [
      {
        ...{ day: '2026-11-09', agent: { id: ANN, name: 'Ann' }, store: { id: 'market', name: 'Market Street' } },
        ...{ sent: 2, opened: 2, redeemed: 1 },
      },
    ],
  });
  expect((await call('GET', `${API}/referrals/report?first=2026-11-09&last=2027-11-12`)).status).toBe(400);
  expect((await call('GET', `${API}/referrals/report?first=2026-02-30&last=2026-11-12`)).status).toBe(400);
});
