import type { Duty } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { act, begin, cid, id, NOON, says, shopper } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const SECRET = 'my card is 6222 0000';
const C1 = id('c', 1);

describe('words that were taken back', () => {
  let rig: Awaited<ReturnType<typeof createHttpRig>>;

  const start = async (duty: Duty) => {
    rig = await createHttpRig({ duty });
    const { store } = rig;
    await begin(store, 1, { site: SITE });
    await act(store, C1, says(1, 2, SECRET), SITE);
    const amends = { by: shopper(), of: 3, now: NOON, windowMs: 1000 };
    const target = () => store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, 3) }));
    await act(store, C1, { do: 'edit', text: 'my card', cid: cid(3), target: await target(), ...amends }, SITE);
    await act(store, C1, { do: 'recall', cid: cid(4), target: await target(), ...amends }, SITE);
  };
  const read = async (conversation: string = C1, seq: unknown = 3) => {
    const headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
    const answer = await rig.send('POST', `/api/v1/conversations/${conversation}/taken-back`, { seq }, headers);
    return { status: answer.status, json: await answer.json() };
  };
  const log = async () =>
    (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body, actor }) => [kind, body, actor]);

  beforeEach(() => start('supervisor'));

  it('[RE4] are read by a supervisor, and the log says so', async () => {
    expect(await read()).toEqual({
      status: 200,
      json: {
        said: [
          { at: NOON, text: SECRET },
          { at: NOON, text: 'my card' },
        ],
      },
    });
    expect(await log()).toEqual([
      ['words_read', { conversation: C1, seq: 3 }, { role: 'agent', id: '01kafzagnt00000000a1' }],
    ]);
    expect(rig.lines.join() + JSON.stringify(await log())).not.toContain('card');
  });

  it('[RE4] of a file are its name: the file itself is gone for everybody', async () => {
    const { store } = rig;
    const file = { id: id('k', 9), name: 'crack 裂缝.png', type: 'image/png', bytes: 9 } as const;
    await act(store, C1, { do: 'ask', by: shopper(), cid: cid(21), text: '', file }, SITE);
    const seq = 6;
    const target = await store.commit(SITE, [], (view) => ({ changes: [], result: view.event(C1, seq) }));
    expect(target).toMatchObject({ kind: 'message', file });
    await act(
      store,
      C1,
      { do: 'recall', by: shopper(), cid: cid(22), of: seq, target, now: NOON, windowMs: 1000 },
      SITE,
    );
    expect(await read(C1, seq)).toMatchObject({ json: { said: [{ text: file.name }] } });
  });

  it('[RE4] are for no agent', async () => {
    await start('agent');
    expect(await read()).toMatchObject({ status: 403, json: { code: 'forbidden' } });
    expect(await log()).toEqual([]);
  });

  it('[RE4] are not told while the reading can’t be noted', async () => {
    const cookie = await rig.cookie();
    rig.directory.change = () => Promise.reject(new Error('the disk is full'));
    const headers = { origin: PUBLIC_URL, cookie };
    const answer = await rig.send('POST', `/api/v1/conversations/${C1}/taken-back`, { seq: 3 }, headers);
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('card');
  });

  it.each([
    ['what was not taken back', C1, 2],
    ['no message', C1, 9],
    ['no conversation', id('c', 2), 3],
    ['no id', 'x', 3],
  ])('are there for nothing else: %s', async (_, conversation, seq) => {
    expect(await read(conversation, seq)).toMatchObject({ status: 404, json: { code: 'conversation_unknown' } });
    expect(await log()).toEqual([]);
  });
});
