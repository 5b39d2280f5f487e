import { beforeEach, describe, expect, it } from 'vitest';
import { begin, id, NOON, SITE as OTHER } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const C1 = id('c', 1);

describe('GET /api/v1/search', () => {
  let rig: Awaited<ReturnType<typeof createHttpRig>>;
  let cookie: string;

  beforeEach(async () => {
    rig = await createHttpRig({ duty: 'agent' });
    cookie = await rig.cookie();
    await begin(rig.store, 1, { site: SITE, text: '我要退货 <b>now</b>' });
    await begin(rig.store, 2, { site: OTHER, text: '我要退货' });
  });

  const ask = async (query: string) => {
    const answer = await rig.request(`/api/v1/search?${query}`, { headers: { origin: PUBLIC_URL, cookie } });
    return { status: answer.status, json: await answer.json(), headers: answer.headers };
  };

  it('[SE3] finds in the site of the session alone, whatever the query says', async () => {
    const { status, json } = await ask(`q=${encodeURIComponent('退货')}&site=${OTHER}`);
    expect(status).toBe(200);
    expect(json).toEqual({
      people: { found: [] },
      found: [
        {
          conversation: C1,
          kind: 'message',
          seq: 2,
          at: NOON,
          by: { role: 'shopper', id: id('p', 1) },
          snippet: {
            text: '我要退货 <b>now</b>',
            places: [{ start: 2, end: 4 }],
            cut: { before: false, after: false },
          },
          state: 'requested',
          group: 'pre-sales',
          shopper: { id: id('p', 1) },
        },
      ],
      count: { n: 1, more: false },
      lag: { rows: 0, ms: 0 },
    });
  });

  it('[SE12] gives shoppers first, and further ones by themselves', async () => {
    for (let n = 10; n < 17; n++) {
      await begin(rig.store, n, { site: SITE });
      await rig.shoppers.write(SITE, `p:${id('p', n)}`, { set: 'name', name: `Mei ${n}` });
    }
    const { json: first } = await ask('q=mei');
    expect(first.people.found).toHaveLength(5);
    expect(first.people.found[0]).toMatchObject({ kind: 'named', shopper: { id: id('p', 16) } });
    const { json: rest } = await ask(`q=mei&people=${first.people.next}`);
    expect(rest.people.found.map(({ shopper }: { shopper: unknown }) => shopper)).toEqual([
      { id: id('p', 11) },
      { id: id('p', 10) },
    ]);
    expect([rest.found, rest.count, rest.people.next]).toEqual([[], undefined, undefined]);
  });

  it.each([
    '',
    'q=a&state=gone',
    'q=a&from=yesterday',
    'q=a&cursor=0',
    'q=a&lane=both',
    `q=${'a'.repeat(101)}`,
    'q=a&agent=1',
    'q=a&tag=vip',
    'q=a&people=4.1',
    'q=a&people=1',
  ])('refuses what is no question: %s', async (query) => {
    expect(await ask(query)).toMatchObject({ status: 400, json: { code: 'bad_frame' } });
  });

  it('[SE9] tells who asks too often when to ask again', async () => {
    const answers = [];
    for (let n = 0; n < 14; n++) answers.push(await ask('q=now'));
    const refused = answers.find(({ status }) => status === 429);
    expect(refused).toMatchObject({ json: { code: 'rate_limited', retryAfterMs: expect.any(Number) } });
    expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('leaves what was looked for out of the server’s log', async () => {
    await ask(`q=${encodeURIComponent('退货')}&agent=01kafzagnt00000000a1`);
    expect(rig.lines.join()).not.toMatch(/退货|%E9/);
  });
});
