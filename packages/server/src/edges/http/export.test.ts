import type { Duty } from '@shopbell/domain';
import { describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, NOON, says, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const PERSON = `p:${id('p', 1)}` as const;
const [C1, C2] = [id('c', 1), id('c', 2)];
const NUMBER = '13812345678';
const ANN = { id: agent().id, name: agent().name };
const PAGE = { url: 'https://shop.example/kettle', title: 'Kettle' };

async function start(duty: Duty = 'admin') {
  const rig = await createHttpRig({ duty, now: () => NOON });
  const own = { site: SITE, participant: id('p', 1), by: shopper(1) };
  await begin(rig.store, 1, { ...own, text: `Call ${NUMBER}`, page: PAGE });
  await begin(rig.store, 3, { site: SITE, text: 'of somebody else' });
  await rig.shoppers.write(SITE, `p:${id('p', 3)}`, { set: 'name', name: 'Somebody else' });
  const ask = async (person: string = PERSON) => {
    const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    const answer = await rig.request(`/api/v1/shoppers/${encodeURIComponent(person)}/export`, {
      method: 'POST',
      headers,
    });
    return { status: answer.status, headers: answer.headers, json: JSON.parse(await answer.text()) };
  };
  const log = async () => (await rig.directory.readSiteLog(SITE, 0)).filter(({ kind }) => kind === 'shopper_exported');
  const does = (command: Parameters<typeof act>[2]) => act(rig.store, C1, command, SITE);
  const amends = async (of: number) => {
    const { events } = await rig.store.readPublic(SITE, C1, { after: of - 1, limit: 1 });
    return { of, target: events[0], now: NOON, windowMs: 9 };
  };
  return { rig, own, ask, log, does, amends };
}

describe('what is kept of a shopper, written out', () => {
  it('[EX1] has all that was said with them and written about them, whole', async () => {
    const { rig, own, ask, does, amends } = await start();
    await does({ do: 'take', by: agent(), cid: cid(20), hasRoom: true, mayPick: true });
    const file = { id: id('k', 5), name: 'receipt.pdf', type: 'application/pdf', bytes: 20 } as const;
    await does({ do: 'ask', by: shopper(1), cid: cid(21), text: '', file });
    await does({ do: 'answer', by: agent(), cid: cid(22), text: 'We wil' });
    await does({ do: 'edit', by: agent(), cid: cid(23), text: 'We will', ...(await amends(5)) });
    await does({ do: 'note', by: agent(), cid: cid(24), text: 'Wants blue' });
    const promise = { what: 'gift', dueAt: NOON + 9, text: 'A descaler', most: 9 } as const;
    await does({ do: 'promise', by: agent(), cid: cid(25), ...promise });
    await does({ do: 'close', by: agent(), cid: cid(26) });
    await begin(rig.store, 2, { ...own, text: 'once more' }, NOON + 5);
    const write = (change: Parameters<typeof rig.shoppers.write>[2]) => rig.shoppers.write(SITE, PERSON, change);
    await rig.shoppers.setTag(SITE, { id: 't1', name: 'VIP', hue: 'blue' });
    await write({ set: 'tag', tag: 't1', on: true });
    await write({ set: 'name', name: 'Mei' });
    await write({ set: 'remark', id: 'r1', by: ANN, at: NOON, text: 'Wants red' });
    for (let n = 1; n <= 250; n += 1) await write({ set: 'remark', id: `n${n}`, by: ANN, at: NOON + n, text: `${n}` });
    await write({ set: 'attributes', source: 'page', at: NOON, values: { mobile: NUMBER } });
    await write({ set: 'block', block: { by: ANN, reason: 'Abuse', at: NOON } });
    const { status, headers, json } = await ask();
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain(`attachment; filename="shopper p_${id('p', 1)}.json"`);
    expect(json).toMatchObject({
      format: { name: 'shopbell-person', version: 1 },
      exportedAt: NOON,
      site: { id: SITE },
      person: PERSON,
      about: {
        name: 'Mei',
        tags: ['VIP'],
        attributes: [{ source: 'page', values: { mobile: NUMBER } }],
        block: { reason: 'Abuse', by: ANN },
      },
      conversations: [
        {
          id: C1,
          state: 'closed',
          page: PAGE,
          events: [
            { kind: 'requested', page: PAGE },
            { kind: 'message', by: shopper(1), text: `Call ${NUMBER}` },
            { kind: 'assigned' },
            { kind: 'message', text: '', file },
            { kind: 'message', by: agent(), text: 'We wil' },
            { kind: 'edited', of: 5, text: 'We will' },
            { kind: 'closed' },
          ],
          desk: [
            { kind: 'note', text: 'Wants blue' },
            { kind: 'promised', what: 'gift', text: 'A descaler', dueAt: NOON + 9 },
          ],
        },
        { id: C2, events: [{ kind: 'requested' }, { kind: 'message', text: 'once more' }] },
      ],
    });
    const texts = json.about.remarks.map(({ versions }: { versions: { text: string }[] }) => versions[0]?.text);
    expect(texts).toEqual([...Array.from({ length: 250 }, (_, n) => `${250 - n}`), 'Wants red']);
    expect(json.conversations).toHaveLength(2);
    expect(JSON.stringify(json)).not.toContain('omebody else');
  });

  it('[EX1] has nothing that was taken back, and nothing that colleagues say of each other’s work', async () => {
    const { ask, does, amends } = await start();
    await does({ do: 'take', by: agent(), cid: cid(20), hasRoom: true, mayPick: true });
    await does(says(1, 21, 'a slip'));
    await does({ do: 'recall', by: shopper(1), cid: cid(22), ...(await amends(4)) });
    await does({ do: 'whisper', by: agent(2), cid: cid(23), to: agent().id, text: 'You are too slow' });
    await does({ do: 'note', by: agent(), cid: cid(24), text: 'Wants blue' });
    const { json } = await ask();
    expect(JSON.stringify(json)).not.toMatch(/a slip|too slow/);
    expect(json.conversations[0].events).toMatchObject([
      {},
      {},
      {},
      { kind: 'erased', why: 'recalled' },
      { kind: 'recalled' },
    ]);
    expect(json.conversations[0].desk).toMatchObject([{ kind: 'note', text: 'Wants blue' }]);
  });

  it('[EX1] has which stores they were sent to, and what those were to be told', async () => {
    const { rig, ask } = await start();
    const made = { id: id('k', 7), hash: 'h1', store: 'market', by: { role: 'shopper' } } as const;
    const said = {
      said: { conversation: C1, seq: 2 },
      note: 'Wants size 42',
      sentAt: NOON,
      expiresAt: NOON + 9,
    } as const;
    const referral = { ...made, site: SITE, ...said, state: 'sent' } as const;
    await rig.store.commit(SITE, [], () => ({ changes: [{ put: 'referral', referral }], result: undefined }));
    const { hash: _, site: __, ...shown } = referral;
    expect((await ask()).json.conversations[0].referrals).toEqual([shown]);
  });

  it('[EX1] of somebody who was erased has what stayed: that something was said, and no word of it', async () => {
    const { rig, ask } = await start();
    await rig.shoppers.write(SITE, PERSON, { set: 'name', name: 'Mei' });
    await rig.eraser.erase(SITE, agent().id, PERSON);
    const { status, json } = await ask();
    expect([status, json.about]).toEqual([200, { tags: [], remarks: [], attributes: [] }]);
    expect(json.conversations[0].events).toMatchObject([{ kind: 'requested' }, { kind: 'erased' }, { kind: 'wiped' }]);
    expect(JSON.stringify(json)).not.toMatch(/Mei|Call|Kettle/);
  });

  it('[EX2] is noted with who had it, before they have it', async () => {
    const { rig, ask, log } = await start();
    await ask();
    const entry = { kind: 'shopper_exported', body: { person: PERSON }, actor: { role: 'agent' } };
    expect(await log()).toMatchObject([entry]);
    const change = rig.directory.change;
    rig.directory.change = () => Promise.reject(new Error('the disk is full'));
    expect(await ask()).toMatchObject({ status: 500, json: { code: 'internal' } });
    rig.directory.change = change;
    expect(await log()).toHaveLength(1);
  });

  it('[EX5] is told as cut off to who reads it, when the store fails on the way', async () => {
    const { rig } = await start();
    rig.store.readPublic = () => Promise.reject(new Error('the disk failed'));
    const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    const path = `/api/v1/shoppers/${encodeURIComponent(PERSON)}/export`;
    const answer = await rig.request(path, { method: 'POST', headers });
    expect(answer.status).toBe(200);
    await expect(answer.text()).rejects.toThrow('the disk failed');
    expect(rig.lines.join()).toContain('an export was cut off');
  });

  it.each(['agent', 'supervisor'] as const)('[EX3] is not for a %s', async (duty) => {
    const { ask, log } = await start(duty);
    expect(await ask()).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    expect(await log()).toEqual([]);
  });

  it.each(['p:nobody', `p:${id('p', 7)}`, 'm:unknown'])('[EX3] knows nobody called %s', async (person) => {
    const { ask, log } = await start();
    expect(await ask(person)).toMatchObject({ status: 404, json: { code: 'shopper_unknown' } });
    expect(await log()).toEqual([]);
  });
});
