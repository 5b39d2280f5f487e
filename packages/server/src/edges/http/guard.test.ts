import { type Duty, STANDARD_GUARD } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { act, agent, begin, cid, id, says } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';
const ANN = '01kafzagnt00000000a1';
const C1 = id('c', 1);
const NUMBER = '13812345678';

let rig: Awaited<ReturnType<typeof createHttpRig>>;
const headers = async () => ({ origin: PUBLIC_URL, cookie: await rig.cookie() });
const get = async (path: string) => {
  const answer = await rig.request(path, { headers: await headers() });
  return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') };
};
const post = async (path: string, body: unknown) => {
  const answer = await rig.send('POST', path, body, await headers());
  return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') };
};
const log = async () => (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body]);

describe('the guard’s page', () => {
  beforeEach(async () => {
    rig = await createHttpRig({ duty: 'supervisor' });
  });

  it('[GD5] shows the rules and sets them whole, with every fault by name and place', async () => {
    const { json } = await get('/api/v1/guard');
    expect(json).toMatchObject({ guard: STANDARD_GUARD, reveal: 'own', hosts: ['shop.example'] });
    const guard = { ...STANDARD_GUARD, phrases: [' 不知道 '] };
    expect(await post('/api/v1/guard', { guard })).toMatchObject({ status: 204 });
    expect((await get('/api/v1/guard')).json.guard.phrases).toEqual(['不知道']);
    expect(await log()).toEqual([['guard_set', { ...guard, phrases: ['不知道'] }]]);
    expect(await post('/api/v1/guard', { guard: { ...guard, phrases: ['x'] } })).toMatchObject({
      status: 422,
      json: { code: 'settings_refused', faults: [{ code: 'entry_too_short', path: 'phrases[0]' }] },
    });
    expect(await log()).toHaveLength(1);
  });

  it('[GD6] lists what was caught lately, with the words that were held back', async () => {
    await begin(rig.store, 1, { site: SITE });
    await act(rig.store, C1, { do: 'take', by: agent(), cid: cid(2), hasRoom: true, mayPick: true }, SITE);
    const answer = { do: 'answer', by: agent() } as const;
    const warn = { level: 'warn', rules: ['phrases'] } as const;
    await act(rig.store, C1, { ...answer, cid: cid(3), text: 'no idea', guarded: warn }, SITE);
    const block = { level: 'block', rules: ['abuse'] } as const;
    await act(rig.store, C1, { ...answer, cid: cid(4), text: 'SECRET insult', guarded: block }, SITE);
    const { json } = await get('/api/v1/guard/caught');
    expect(json.entries).toMatchObject([
      { rules: ['abuse'], held: true, text: 'SECRET insult', agent: { name: 'Agent 1' }, conversation: C1 },
      { rules: ['phrases'], held: false, text: 'no idea' },
    ]);
    expect(json.next).toBeUndefined();
    expect((await get(`/api/v1/guard/caught?before=${json.entries[1].n}`)).json.entries).toEqual([]);
    expect(rig.lines.join()).not.toContain('SECRET');
  });
});

describe('a look behind a mask', () => {
  const start = async (duty: Duty, holder = ANN) => {
    rig = await createHttpRig({ duty });
    await begin(rig.store, 1, { site: SITE });
    await act(rig.store, C1, says(1, 2, `Call ${NUMBER} or mei@qq.com`), SITE);
    const by = { role: 'agent', id: holder, name: 'Ann' } as const;
    await act(rig.store, C1, { do: 'take', by, cid: cid(3), hasRoom: true, mayPick: true }, SITE);
  };
  /** Ann says the same number to the shopper: event 5. */
  const answerWithNumber = () => {
    const by = { role: 'agent', id: ANN, name: 'Ann' } as const;
    return act(rig.store, C1, { do: 'answer', by, cid: cid(9), text: `Our courier: ${NUMBER}` }, SITE);
  };
  const look = (piece = 0, seq = 3, conversation: string = C1) =>
    post(`/api/v1/conversations/${conversation}/reveal`, { seq, piece });
  const allow = (reveal: 'own' | 'supervisors' | 'nobody') =>
    rig.directory.change([{ kind: 'reveal', site: SITE, reveal }], { role: 'system' }, 1);

  it('[MK2] tells the thing, and the log who looked at what kind of thing, never the thing', async () => {
    await start('agent');
    expect(await look()).toEqual({ status: 200, json: { text: NUMBER } });
    expect(await look(1)).toEqual({ status: 200, json: { text: 'mei@qq.com' } });
    const entries = await rig.directory.readSiteLog(SITE, 2);
    expect(entries.map(({ kind, body, actor }) => [kind, body, actor])).toEqual([
      ['revealed', { conversation: C1, seq: 3, what: 'phone' }, { role: 'agent', id: ANN }],
      ['revealed', { conversation: C1, seq: 3, what: 'email' }, { role: 'agent', id: ANN }],
    ]);
    expect(JSON.stringify(entries) + rig.lines.join()).not.toContain(NUMBER);
  });

  it('[MK3] is for those whom the site lets', async () => {
    const cells = [];
    for (const duty of ['agent', 'supervisor', 'admin'] as const) {
      for (const rule of ['own', 'supervisors', 'nobody'] as const) {
        for (const holder of [ANN, id('a', 7)]) {
          await start(duty, holder);
          await allow(rule);
          const { json } = await look();
          cells.push(`${duty} ${rule} ${holder === ANN ? 'theirs' : 'other'}: ${json.code ?? 'told'}`);
        }
      }
    }
    expect(cells).toEqual([
      'agent own theirs: told',
      'agent own other: conversation_unknown',
      'agent supervisors theirs: forbidden',
      'agent supervisors other: conversation_unknown',
      'agent nobody theirs: forbidden',
      'agent nobody other: conversation_unknown',
      'supervisor own theirs: told',
      'supervisor own other: told',
      'supervisor supervisors theirs: told',
      'supervisor supervisors other: told',
      'supervisor nobody theirs: forbidden',
      'supervisor nobody other: forbidden',
      'admin own theirs: told',
      'admin own other: told',
      'admin supervisors theirs: told',
      'admin supervisors other: told',
      'admin nobody theirs: forbidden',
      'admin nobody other: forbidden',
    ]);
  });

  it('[MK3] nobody looks at who waits before they have them', async () => {
    rig = await createHttpRig({ duty: 'agent' });
    await begin(rig.store, 1, { site: SITE, text: `Call ${NUMBER}` });
    expect((await look(0, 2)).json.code).toBe('forbidden');
    expect(await log()).toEqual([]);
  });

  it('[MK2] is not told while it can’t be noted', async () => {
    await start('agent');
    const cookie = await rig.cookie();
    rig.directory.change = () => Promise.reject(new Error('the disk is full'));
    const path = `/api/v1/conversations/${C1}/reveal`;
    const answer = await rig.send('POST', path, { seq: 3, piece: 0 }, { origin: PUBLIC_URL, cookie });
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain(NUMBER);
  });

  it.each([
    ['no such piece', 2, 3, C1, 'message_unknown'],
    ['no message', 0, 4, C1, 'message_unknown'],
    ['an agent’s words', 0, 5, C1, 'message_unknown'],
    ['beyond the log', 0, 99, C1, 'message_unknown'],
    ['no conversation', 0, 3, id('c', 2), 'conversation_unknown'],
    ['no id', 0, 3, 'x', 'conversation_unknown'],
  ])('finds nothing else: %s', async (_, piece, seq, conversation, code) => {
    await start('agent');
    await answerWithNumber();
    expect((await look(piece, seq, conversation)).json.code).toBe(code);
    expect(await log()).toEqual([]);
  });
});
