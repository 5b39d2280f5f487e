import type { Command, Duty } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const ANN = { role: 'agent', id: '01kafzagnt00000000a1', name: 'Ann' } as const;
const PERSON = `p:${shopper(1).id}`;
const DAY_MS = 86_400_000;

async function start(duty: Duty = 'agent') {
  const rig = await createHttpRig({ duty, now: () => NOON });
  const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
  async function ask(method: 'GET' | 'POST' | 'DELETE', path: string, body: object = {}) {
    const answer = await (method === 'GET'
      ? rig.request(`/api/v1/${path}`, { headers })
      : rig.send(method, `/api/v1/${path}`, body, headers));
    const text = await answer.text();
    return { status: answer.status, json: text === '' ? undefined : JSON.parse(text) };
  }
  /** A conversation of the shopper's; Ann has it if `take` says so. */
  async function talk(n: number, taker: typeof ANN | ReturnType<typeof agent> | undefined, at = NOON): Promise<void> {
    await begin(rig.store, n, { site: SITE, participant: shopper(1).id, by: shopper(1) }, at);
    if (!taker) return;
    const take = { do: 'take', by: taker, cid: cid(50 + n), hasRoom: true, mayPick: true } as const;
    await act(rig.store, id('c', n), take, SITE);
  }
  const close = (n: number) => act(rig.store, id('c', n), { do: 'close', by: { role: 'system' } }, SITE);
  const log = async () => (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);
  return { ...rig, ask, talk, close, log, path: `shoppers/${encodeURIComponent(PERSON)}` };
}

describe('what is written about shoppers', () => {
  it('[SP1] is for who may read one of their conversations, and for nobody else', async () => {
    const { ask, talk, path } = await start();
    expect(await ask('GET', path)).toMatchObject({ status: 404, json: { code: 'shopper_unknown' } });
    await talk(1, agent(2));
    const calls = [
      ask('GET', path),
      ask('GET', `${path}/conversations`),
      ask('POST', `${path}/name`, { name: 'Mei' }),
      ask('POST', `${path}/remarks`, { text: 'Hi' }),
      ask('POST', `${path}/block`, { reason: 'Abuse', forMs: DAY_MS }),
      ask('DELETE', `${path}/block`),
    ];
    for (const call of calls) expect(await call).toMatchObject({ status: 404, json: { code: 'shopper_unknown' } });
    await talk(2, undefined);
    expect((await ask('GET', path)).status).toBe(200);
  });

  it('[SP2] is kept, shown and told to the desk: name, tags, remarks with their versions', async () => {
    const { ask, talk, path, shoppers, hints } = await start();
    await talk(1, ANN);
    await shoppers.setTag(SITE, { id: id('k', 71), name: 'VIP', hue: 'rose' });
    expect((await ask('POST', `${path}/name`, { name: ' Mei ' })).status).toBe(204);
    expect((await ask('POST', `${path}/tags/${id('k', 71)}`)).status).toBe(204);
    expect(await ask('POST', `${path}/tags/${id('k', 72)}`)).toMatchObject({ json: { code: 'tag_unknown' } });
    const remark = await ask('POST', `${path}/remarks`, { text: 'Wants blue', conversation: id('c', 1) });
    expect(remark.status).toBe(201);
    expect((await ask('POST', `${path}/remarks/${remark.json.id}`, { text: 'Wants red' })).status).toBe(204);
    const by = { id: ANN.id, name: 'Ann' };
    expect((await ask('GET', path)).json).toEqual({
      person: PERSON,
      rev: 4,
      firstAt: NOON,
      name: 'Mei',
      tags: [{ id: id('k', 71), name: 'VIP', hue: 'rose' }],
      remarks: [
        {
          id: remark.json.id,
          by,
          conversation: id('c', 1),
          versions: [
            { at: NOON, text: 'Wants blue' },
            { at: NOON, text: 'Wants red' },
          ],
        },
      ],
      remarkCount: 1,
      attributes: [],
      conversations: 1,
      cases: 1,
    });
    expect(hints.map((hint) => hint.kind === 'shopper' && hint.rev)).toEqual([1, 2, 3, 4]);
    expect((await ask('DELETE', `${path}/tags/${id('k', 71)}`)).status).toBe(204);
    expect((await ask('POST', `${path}/name`, { name: null })).status).toBe(204);
    expect((await ask('GET', path)).json).not.toHaveProperty('name');
  });

  it('[SP12] has remarks without end, the newest first and the others page by page, each open to its author', async () => {
    const { ask, talk, path } = await start();
    await talk(1, ANN);
    const ids: string[] = [];
    for (let n = 1; n <= 105; n += 1) ids.push((await ask('POST', `${path}/remarks`, { text: `words ${n}` })).json.id);
    expect((await ask('POST', `${path}/remarks/${ids[0]}`, { text: 'other words' })).status).toBe(204);
    const { json } = await ask('GET', path);
    expect([json.remarkCount, json.remarks.length, json.remarks.at(-1).id]).toEqual([105, 20, ids.at(-1)]);
    const read = [...json.remarks];
    for (let next = json.nextRemarks; next !== undefined; ) {
      const page = (await ask('GET', `${path}/remarks?before=${next}`)).json;
      read.unshift(...page.remarks);
      next = page.next;
    }
    expect(read.map(({ id }: { id: string }) => id)).toEqual(ids);
    expect(read[0].versions.map(({ text }: { text: string }) => text)).toEqual(['words 1', 'other words']);
    expect((await ask('GET', `${path}/remarks`)).json.remarks).toEqual(json.remarks);
    expect((await ask('GET', `${path}/remarks?before=1`)).json.code).toBe('bad_frame');
  });

  it('[SP1] shows no page of remarks to who may not read a conversation of theirs', async () => {
    const { ask, talk, path } = await start();
    await talk(1, agent(2));
    expect(await ask('GET', `${path}/remarks`)).toMatchObject({ status: 404, json: { code: 'shopper_unknown' } });
  });

  it('[SP3] takes no hostile name, no empty remark and no foreign conversation', async () => {
    const { ask, talk, path } = await start();
    await talk(1, ANN);
    for (const name of ['', 'a\nb', `x\u202ey`, 'x'.repeat(65), { toString: 'x' }]) {
      expect((await ask('POST', `${path}/name`, { name })).status).toBe(400);
    }
    for (const text of [' \n', 'x'.repeat(1001), 'a\ud83d', 5]) {
      expect((await ask('POST', `${path}/remarks`, { text })).status).toBe(400);
    }
    expect(await ask('POST', `${path}/remarks`, { text: 'x', conversation: id('c', 9) })).toMatchObject({
      status: 404,
    });
    for (const person of ['p:1', 'x:1', 'm:', '..']) {
      expect((await ask('GET', `shoppers/${encodeURIComponent(person)}`)).status).toBe(404);
    }
  });

  it('[SP4] lists conversations newest first, page by page; what is not the reader’s to read says nothing', async () => {
    const { ask, talk, close, path } = await start();
    for (let n = 1; n <= 22; n++) {
      await talk(n, agent(2), NOON + n);
      await close(n);
    }
    await talk(23, undefined, NOON + 23);
    const first = (await ask('GET', `${path}/conversations`)).json;
    expect(first.conversations.map((one: { conversation: string }) => one.conversation).slice(0, 2)).toEqual([
      id('c', 23),
      id('c', 22),
    ]);
    expect(first.conversations[0]).toMatchObject({ readable: true, state: 'requested', last: 'hello 23' });
    expect(first.conversations[1]).toMatchObject({ readable: false, agent: { name: 'Agent 2' } });
    expect(first.conversations[1]).not.toHaveProperty('last');
    const second = (await ask('GET', `${path}/conversations?before=${first.next}`)).json;
    expect([first.conversations.length, second.conversations.length, second.next]).toEqual([20, 3, undefined]);
  });

  it('[SP5] opens what was said before to who answers the shopper now', async () => {
    const { ask, talk, close, path } = await start();
    await talk(1, agent(2), NOON);
    await close(1);
    await talk(2, ANN, NOON + 1);
    const { conversations } = (await ask('GET', `${path}/conversations`)).json;
    expect(conversations).toMatchObject([{ readable: true }, { readable: true, last: 'hello 1' }]);
  });

  it('[SP13] says how each was rated, to who may read it', async () => {
    const { ask, store, talk, close, path } = await start();
    const rated = async (n: number, stars: number) => {
      const on = (command: Command) => act(store, id('c', n), command, SITE);
      await talk(n, agent(2), NOON + n);
      await on({ do: 'answer', by: agent(2), cid: cid(500 + n), text: 'Yes' });
      await on({ do: 'ask_rating', by: agent(2), cid: cid(600 + n), terms: { until: NOON * 2 }, oversees: false });
      const low = { upTo: 0, dueAt: NOON };
      await on({ do: 'rate', by: shopper(1), cid: cid(700 + n), now: NOON, said: { stars }, low });
      await close(n);
    };
    await rated(1, 2);
    const starsOf = async () =>
      (await ask('GET', `${path}/conversations`)).json.conversations?.map((one: { stars?: number }) => one.stars);
    await talk(3, undefined, NOON + 3);
    expect(await starsOf()).toEqual([undefined, undefined]);
    await act(store, id('c', 3), { do: 'take', by: ANN, cid: cid(801), hasRoom: true, mayPick: true }, SITE);
    expect(await starsOf()).toEqual([undefined, 2]);
  });
});

describe('blocks', () => {
  it('[BL7] are set with a reason and an end, logged without the reason, and lifted by who set them', async () => {
    const { ask, talk, path, log, hints } = await start();
    await talk(1, ANN);
    expect((await ask('POST', `${path}/block`, { reason: 'Abuse', forMs: DAY_MS })).status).toBe(204);
    const until = NOON + DAY_MS;
    const block = { by: { id: ANN.id, name: 'Ann' }, reason: 'Abuse', at: NOON, until, mayLift: true };
    expect((await ask('GET', path)).json.block).toEqual(block);
    expect(await log()).toEqual([['shopper_blocked', { person: PERSON, until }]]);
    expect(hints.at(-1)).toEqual({ kind: 'shopper', site: SITE, person: PERSON, rev: 1, block: { until } });
    expect((await ask('DELETE', `${path}/block`)).status).toBe(204);
    expect((await ask('GET', path)).json).not.toHaveProperty('block');
    expect((await log()).at(-1)).toEqual(['shopper_unblocked', { person: PERSON }]);
    expect(hints.at(-1)).not.toHaveProperty('block');
  });

  it('[BL8] for good, longer than a week, and a colleague’s are for supervisors and admins', async () => {
    const { ask, talk, path, shoppers, log } = await start();
    await talk(1, ANN);
    for (const forMs of [null, 8 * DAY_MS]) {
      expect(await ask('POST', `${path}/block`, { reason: 'x', forMs })).toMatchObject({ status: 403 });
    }
    await shoppers.write(SITE, `p:${shopper(1).id}`, {
      set: 'block',
      block: { by: { id: id('a', 2), name: 'B' }, reason: 'x', at: 1 },
    });
    expect((await ask('GET', path)).json.block.mayLift).toBe(false);
    expect(await ask('DELETE', `${path}/block`)).toMatchObject({ status: 403 });
    expect(await ask('POST', `${path}/block`, { reason: 'x', forMs: 60_000 })).toMatchObject({ status: 403 });
    expect(await log()).toEqual([]);
    const lead = await start('supervisor');
    await lead.talk(1, agent(2));
    expect((await lead.ask('POST', `${path}/block`, { reason: 'x', forMs: null })).status).toBe(204);
    expect((await lead.ask('GET', 'blocked')).json.blocked).toMatchObject([{ person: PERSON, block: { reason: 'x' } }]);
    expect((await lead.ask('DELETE', `${path}/block`)).status).toBe(204);
    expect((await lead.ask('GET', 'blocked')).json.blocked).toEqual([]);
  });

  it('[SP8] are listed page by page, each once', async () => {
    const { ask, shoppers } = await start('supervisor');
    const by = { id: ANN.id, name: 'Ann' };
    const people = Array.from({ length: 120 }, (_, n) => `m:员工 ${n}` as const);
    for (const [n, person] of people.entries()) {
      // Some at the same instant, so that the page ends between them.
      await shoppers.write(SITE, person, { set: 'block', block: { by, reason: '', at: Math.floor(n / 7) } });
    }
    const read: string[] = [];
    let pages = 0;
    for (let path = 'blocked'; ; pages += 1) {
      const { blocked, next } = (await ask('GET', path)).json;
      read.push(...blocked.map(({ person }: { person: string }) => person));
      if (next === undefined) break;
      path = `blocked?before=${next}`;
    }
    expect([pages, read.length, new Set(read)]).toEqual([2, 120, new Set(people)]);
    for (const wrong of ['x', '1.', '1.bm90', `1.${'a'.repeat(9999)}`]) {
      expect((await ask('GET', `blocked?before=${wrong}`)).json.code).toBe('bad_frame');
    }
  });

  it('[BL9] are not set while that can’t be noted', async () => {
    const { ask, talk, path, directory, shoppers } = await start();
    await talk(1, ANN);
    directory.change = () => Promise.reject(new Error('the disk is full'));
    expect((await ask('POST', `${path}/block`, { reason: 'x', forMs: DAY_MS })).status).toBe(500);
    expect(await shoppers.blocked(SITE, NOON)).toEqual([]);
  });
});

describe('tags of a site', () => {
  it('[SP10] are set by supervisors, read by everybody, and logged', async () => {
    const { ask, log } = await start('supervisor');
    const made = await ask('POST', 'tags', { name: ' VIP ', hue: 'rose' });
    expect(made.status).toBe(201);
    await ask('POST', 'tags', { name: 'Slow payer', hue: 'slate' });
    expect(await ask('POST', 'tags', { name: 'vip', hue: 'rose' })).toMatchObject({
      status: 422,
      json: { faults: [{ code: 'name_taken', path: 'name' }] },
    });
    expect((await ask('POST', `tags/${made.json.id}`, { name: 'Regular', hue: 'blue', place: 1 })).status).toBe(204);
    expect((await ask('GET', 'tags')).json.tags.map(({ name }: { name: string }) => name)).toEqual([
      'Slow payer',
      'Regular',
    ]);
    expect((await ask('DELETE', `tags/${made.json.id}`)).status).toBe(204);
    expect((await ask('DELETE', `tags/${made.json.id}`)).json.code).toBe('tag_unknown');
    for (const body of [
      { name: 'x', hue: 'red' },
      { name: 'x'.repeat(25), hue: 'rose' },
      { name: 'a\nb', hue: 'rose' },
    ]) {
      expect((await ask('POST', 'tags', body)).status).toBeGreaterThanOrEqual(400);
    }
    expect((await log()).map(([kind]) => kind)).toEqual(['tag_set', 'tag_set', 'tag_set', 'tag_removed']);
  });
});
