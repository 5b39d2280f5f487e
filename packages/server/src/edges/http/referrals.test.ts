import { readCode, STANDARD_GUARD } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id } from '../../ports/store-world.contract.ts';
import { PAYLOAD } from '../../testing/hostile.ts';
import { ANN, API, C1, createReferralRig, MARKET, NOW, SITE } from './testing/referral-rig.ts';
import { PUBLIC_URL } from './testing/rig.ts';

const DAY_MS = 86_400_000;
let on: Awaited<ReturnType<typeof createReferralRig>>;
beforeEach(async () => {
  on = await createReferralRig();
});

describe('sending a shopper to a store', () => {
  it('[RB1] says it with the store’s card, and keeps the code by its hash alone', async () => {
    const { json } = await on.send();
    expect(json).toEqual({
      seq: 4,
      url: expect.stringMatching(/^https:\/\/chat\.example\/r\/[0-9A-Z]{5}-[0-9A-Z]{5}$/),
    });
    const { events } = await on.rig.store.readPublic(SITE, C1, { after: 3, limit: 9 });
    const card = { type: 'store', v: 1, name: 'Market Street', open: true, phone: MARKET.phone, url: json.url };
    expect(events).toMatchObject([
      { kind: 'message', text: 'Ask for the blue one', card: { card, from: 'shop', until: NOW + 30 * DAY_MS } },
    ]);
    const code = readCode(json.url.split('/').at(-1)) ?? '';
    const [referral] = await on.rig.store.referralsOf(SITE, C1);
    expect(referral).toMatchObject({
      store: 'market',
      by: { role: 'agent', id: ANN },
      said: { conversation: C1, seq: 4 },
    });
    expect(JSON.stringify(referral)).not.toContain(code);
    expect((await on.page(new URL(json.url).pathname)).status).toBe(200);
    expect(on.rig.lines.join()).toContain('/r/:code');
    expect(on.rig.lines.join()).not.toMatch(new RegExp(`${code}|${code.slice(0, 5)}-${code.slice(5)}`, 'i'));
  });

  it('[RB1] is one, however often it is sent under its cid', async () => {
    const one = { cid: cid(50) };
    const urls = [await on.send(one), await on.send(one), await on.send(one)].map(({ json }) => json.url);
    expect(new Set(urls).size).toBe(1);
    expect(await on.rig.store.referralsOf(SITE, C1)).toHaveLength(1);
    expect(await on.send({ ...one, text: 'Something else' })).toMatchObject({
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
    await on.sent(one);
    expect(await on.send({ ...one, ...over })).toMatchObject({ status: 409, json: { code: 'cid_conflict' } });
  });

  it('takes as much as each of its fields may hold, however its letters are written', async () => {
    const { json } = await on.send({ text: '😀'.repeat(4000), note: '𠮷'.repeat(1000) });
    expect(json).toMatchObject({ seq: 4 });
    const { seq } = (await on.send({ text: '😀'.repeat(4001) })).json;
    expect(seq).toBeUndefined();
  });

  it('is refused by name: no such store, another’s conversation', async () => {
    expect(await on.send({ store: 'moon' })).toMatchObject({ status: 404, json: { code: 'store_unknown' } });
    await begin(on.rig.store, 2, { site: SITE });
    const other = await on.call('POST', `${API}/conversations/${id('c', 2)}/referrals`, {
      ...{ cid: cid(70), store: 'market', text: '' },
    });
    expect(other).toMatchObject({ status: 409, json: { code: 'not_yours' } });
    expect(await on.rig.store.referralsOf(SITE, C1)).toEqual([]);
  });

  it.each([
    { in: 'text', over: { text: 'That is not my business' } },
    { in: 'note', over: { text: 'Here you are', note: 'He says it is not my business' } },
  ])(
    '[RB17] is held back with all that was written where the guard refuses the $in, each time it is sent',
    async (how) => {
      const levels = { ...STANDARD_GUARD.levels, phrases: 'block' } as const;
      const rules = { ...STANDARD_GUARD, levels, phrases: ['not my business'] };
      await on.rig.directory.change([{ kind: 'guard', site: SITE, guard: rules }], { role: 'system' }, NOW);
      const one = { cid: cid(70), ...how.over };
      for (let n = 0; n < 2; n++) expect(await on.send(one)).toMatchObject({ status: 422, json: { code: 'guarded' } });
      expect(await on.rig.store.referralsOf(SITE, C1)).toEqual([]);
      const { events } = await on.rig.store.readDesk(SITE, C1, { after: 0, limit: 9 });
      const held = events.filter(({ kind }) => kind === 'held_back');
      expect(held).toMatchObject([{ rules: ['phrases'], text: expect.stringContaining('not my business') }]);
    },
  );

  it('[RB17] says at the desk what the guard asked about in the note, and goes', async () => {
    const levels = { ...STANDARD_GUARD.levels, phrases: 'warn' } as const;
    const rules = { ...STANDARD_GUARD, levels, phrases: ['not my business'] };
    await on.rig.directory.change([{ kind: 'guard', site: SITE, guard: rules }], { role: 'system' }, NOW);
    await on.sent({ note: 'He says it is not my business' });
    const { events } = await on.rig.store.readDesk(SITE, C1, { after: 0, limit: 9 });
    expect(events.at(-1)).toMatchObject({ kind: 'guarded', rules: ['phrases'], of: 4 });
  });
});

describe('the page /r/CODE', () => {
  it('shows the store, the words and the code, in the reader’s language, and loads nothing', async () => {
    const path = await on.sent();
    const { status, headers, text } = await on.page(path);
    expect(status).toBe(200);
    for (const part of ['Market Street', '8 Market Street', 'Ask for the blue one', 'Repairs', path.slice(3)])
      expect(text).toContain(part);
    expect(text).toContain('Open now');
    expect(text).toContain('until Mon 20:00');
    expect(text).toMatch(/<span>Mon–Wed<\/span><span>10:00–20:00<\/span><span>Thu–Fri<\/span>/);
    // The days of the next two weeks that are not as their weekday is.
    expect(text).toContain(
      '<span>Wed, Nov 11</span><span>08:00–24:00</span><span>Fri, Nov 20</span><span>closed</span>',
    );
    expect(text).not.toMatch(/Nov 8|Dec 25/);
    expect(text).toContain('href="tel:+862155550100"');
    expect(text).toContain('uri.amap.com');
    expect(text).toContain('Good until December 9, 2026');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
    expect(policy).not.toContain('img-src');
    expect([headers.get('x-robots-tag'), headers.get('referrer-policy')]).toEqual(['noindex, nofollow', 'no-referrer']);
    const chinese = (await on.page(path, { 'accept-language': 'zh-CN,zh;q=0.9' })).text;
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('营业中');
  });

  it('takes nothing that is written for markup', async () => {
    const path = await on.sent({ text: PAYLOAD, note: PAYLOAD });
    const hostile = { ...MARKET, name: PAYLOAD, address: PAYLOAD, services: [PAYLOAD] };
    await on.rig.stores.change(SITE, { kind: 'set', store: hostile }, { role: 'system' }, NOW);
    const { text } = await on.page(path);
    expect(text).not.toContain(PAYLOAD);
    expect([...text.matchAll(/<(script|img|svg|iframe)\b/g)]).toHaveLength(1);
  });

  it('says so where a code leads nowhere, was used, is over, or its store is gone', async () => {
    const unknown = await on.page('/r/00000-00000');
    expect([unknown.status, unknown.text.includes('This link leads nowhere')]).toEqual([404, true]);
    expect((await on.page('/r/<script>')).status).toBe(404);
    const path = await on.sent();
    await on.redeem(path.slice(3));
    expect((await on.page(path)).text).toContain('This code was used on November 9, 2026');
    const old = await on.sent({ lifeMs: 60_000 });
    on.clock.now += 60_000;
    const over = await on.page(old);
    expect(over.status).toBe(410);
    expect(over.text).toContain('This code was good until November 9, 2026');
    expect(over.text).not.toContain(old.slice(3));
    const good = await on.sent();
    await on.rig.stores.change(SITE, { kind: 'removed', id: 'market' }, { role: 'system' }, on.clock.now);
    const elsewhere = 'Its other stores take your code as well.';
    for (const [one, isGood] of [
      [path, false],
      [good, true],
    ] as const) {
      const { text } = await on.page(one);
      expect([text.includes('not listed any more'), text.includes(elsewhere)]).toEqual([true, isGood]);
    }
  });

  it('[RB7] shows the words as they read now: changed, and not at all once they are taken back', async () => {
    const path = await on.sent();
    const ann = { ...agent(), id: ANN, name: 'Ann' };
    const target = await on.rig.store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 4) }));
    const amends = { by: ann, of: 4, target, now: NOW, windowMs: 9 };
    await act(on.rig.store, C1, { do: 'edit', cid: cid(31), text: 'Ask for the green one', ...amends }, SITE);
    expect((await on.page(path)).text).toContain('Ask for the green one');
    expect((await on.page(path)).text).not.toContain('blue');
    await act(on.rig.store, C1, { do: 'recall', cid: cid(32), ...amends }, SITE);
    const { text } = await on.page(path);
    expect(text).not.toMatch(/green|blue|size 42/);
    expect((await on.fromPage(path, 'agreed')).status).toBe(404);
    // Who came with it came: the code is as good as before, and brings the store no note.
    expect(text).toContain(path.slice(3));
    expect(await on.redeem(path.slice(3))).toMatchObject({ status: 200, json: { at: { id: 'market' } } });
  });
});

describe('opening', () => {
  it('[RB8] counts once, of a thousand times that the page says so, and of many at the same time', async () => {
    const path = await on.sent();
    on.clock.now += 5000;
    const first = on.clock.now;
    await Promise.all(Array.from({ length: 50 }, () => on.fromPage(path, 'opened')));
    for (let i = 0; i < 950; i += 1) {
      on.clock.now += 1;
      expect((await on.fromPage(path, 'opened')).status).toBe(204);
    }
    expect(await on.kept(path)).toMatchObject({ state: 'opened', openedAt: first });
  });

  it.each([
    ['who only looks for the head', 'HEAD', {}],
    ['a prefetch', 'GET', { 'sec-purpose': 'prefetch' }],
    ['a prerender', 'GET', { 'sec-purpose': 'prefetch;prerender' }],
    ['a preview of a link', 'GET', { 'user-agent': 'WhatsApp/2.23' }],
  ])('[RB8] does not count %s', async (_, method, headers) => {
    const path = await on.sent();
    for (let i = 0; i < 20; i += 1) expect((await on.page(path, headers, method)).status).toBe(200);
    expect(await on.kept(path)).toMatchObject({ state: 'sent' });
  });

  it.each<[string, Record<string, string>, number]>([
    ['another page', { origin: 'https://shop.example' }, 403],
    ['no page at all', { origin: '' }, 403],
    ['a page that is prefetched', { 'sec-purpose': 'prefetch;prerender' }, 403],
  ])('[RB8] does not count what %s says', async (_, headers, status) => {
    const path = await on.sent();
    const given = new Headers({ origin: PUBLIC_URL, ...headers });
    if (headers.origin === '') given.delete('origin');
    expect((await on.rig.request(`${path}/opened`, { method: 'POST', headers: given })).status).toBe(status);
    expect(await on.kept(path)).toMatchObject({ state: 'sent' });
  });
});

describe('the note', () => {
  it('[RB9] is shown before it is agreed to, and is nobody’s else until then', async () => {
    const path = await on.sent();
    expect((await on.page(path)).text).toContain('Wants size 42');
    expect((await on.redeem(path.slice(3))).json).not.toHaveProperty('note');
    const other = await on.sent();
    expect((await on.fromPage(other, 'agreed', { origin: 'https://shop.example' })).status).toBe(403);
    expect((await on.kept(other))?.agreedAt).toBeUndefined();
    expect((await on.fromPage(other, 'agreed')).status).toBe(204);
    expect((await on.page(other)).text).toContain('The store will be told');
    expect((await on.redeem(other.slice(3))).json).toMatchObject({ note: 'Wants size 42' });
  });
});

it('[SH13] reads the stores once for all who choose from them and look at the report, until they are others', async () => {
  const { list } = on.rig.stores;
  let reads = 0;
  on.rig.stores.list = (site) => {
    reads += 1;
    return list(site);
  };
  const first = async () => (await on.call('POST', `${API}/referrals/stores`, {})).json.stores.length;
  for (let n = 0; n < 5; n += 1) {
    expect(await first()).toBe(2);
    expect((await on.call('GET', `${API}/referrals/report?first=2026-11-09&last=2026-11-09`)).status).toBe(200);
  }
  expect(reads).toBe(1);
  await on.rig.stores.change(SITE, { kind: 'removed', id: 'harbour' }, { role: 'system' }, NOW);
  expect([await first(), reads]).toEqual([1, 2]);
});

it('finds the stores to choose from', async () => {
  const find = async (words: string) =>
    (await on.call('POST', `${API}/referrals/stores`, { words })).json.stores.map((one: { id: string }) => one.id);
  expect(await find('')).toEqual(['harbour', 'market']);
  expect(await find('harbour')).toEqual(['harbour']);
  expect(await find('nowhere')).toEqual([]);
  const localities = [{ city: 'Springfield', position: { lat: 0, lng: 0 } }];
  await on.rig.stores.change(SITE, { kind: 'localities_imported', localities }, { role: 'system' }, NOW);
  const near = (await on.call('POST', `${API}/referrals/stores`, { words: 'springfield' })).json.stores;
  expect(near.map(({ distanceM }: { distanceM: number }) => distanceM > 0)).toEqual([true, true]);
});

it('reports what was sent, opened and redeemed', async () => {
  const [first, second] = [await on.sent(), await on.sent()];
  await on.fromPage(first, 'opened');
  await on.redeem(first.slice(3));
  await on.fromPage(second, 'opened');
  const report = await on.call('GET', `${API}/referrals/report?first=2026-11-09&last=2026-11-09`);
  expect(report.json).toEqual({
    ...{ first: '2026-11-09', last: '2026-11-09', zone: 'UTC' },
    rows: [
      {
        ...{ day: '2026-11-09', agent: { id: ANN, name: 'Ann' }, store: { id: 'market', name: 'Market Street' } },
        ...{ sent: 2, opened: 2, redeemed: 1 },
      },
    ],
  });
  expect((await on.call('GET', `${API}/referrals/report?first=2026-11-09&last=2027-11-12`)).status).toBe(400);
  expect((await on.call('GET', `${API}/referrals/report?first=2026-02-30&last=2026-11-12`)).status).toBe(400);
});
