import { beforeEach, describe, expect, it } from 'vitest';
import { begin, id } from '../../ports/store-world.contract.ts';
import { createHttpRig, PUBLIC_URL, SITE } from './testing/rig.ts';

let rig: Awaited<ReturnType<typeof createHttpRig>>;
let headers: Record<string, string>;
const ask = async (method: string, path: string, body?: unknown) => {
  const answer =
    method === 'GET'
      ? await rig.request(`/api/v1/webhooks${path}`, { headers })
      : await rig.send(method, `/api/v1/webhooks${path}`, body ?? {}, headers);
  return { status: answer.status, json: JSON.parse((await answer.text()) || 'null') };
};
const log = async () =>
  (await rig.directory.readSiteLog(SITE, 2)).map(({ kind, body }) => [kind, body] as [string, object]);

const HOOK = { url: 'https://shop.example/hooks?key=SECRET', topics: ['message', 'message_left'] };

describe('webhooks over REST', () => {
  beforeEach(async () => {
    rig = await createHttpRig({ duty: 'admin' });
    headers = { origin: PUBLIC_URL, cookie: await rig.cookie() };
  });

  it('[WK1] makes one, and shows its secret this once', async () => {
    const made = await ask('POST', '', HOOK);
    expect(made).toMatchObject({ status: 201, json: { secret: expect.stringMatching(/^whsec_[\w+/]{43}=$/) } });
    const list = await ask('GET', '');
    expect(list.json.webhooks).toMatchObject([
      { ...HOOK, id: made.json.id, state: 'on', secrets: 1, waiting: 0, dead: 0 },
    ]);
    expect(list.json.topics).toContainEqual({ name: 'message_left', says: expect.any(String) });
    expect(JSON.stringify(list.json)).not.toContain(made.json.secret);
    expect(rig.targets.of(SITE)).toEqual([{ name: `webhook:${made.json.id}`, topics: new Set(HOOK.topics) }]);
    const [entry] = await log();
    expect(entry).toEqual([
      'webhook_set',
      { id: made.json.id, host: 'shop.example', topics: HOOK.topics, state: 'on' },
    ]);
    expect(JSON.stringify(await log())).not.toContain('SECRET');
    expect(rig.lines.join()).not.toMatch(/SECRET|whsec_/);
  });

  it.each([
    ['http://shop.example/hook', 'url_not_https'],
    ['http://localhost/hook', 'url_not_https'],
    ['ftp://shop.example/hook', 'url_not_https'],
    ['https://user:pass@shop.example/', 'url_invalid'],
    ['https://shop.example/#x', 'url_invalid'],
    ['shop.example', 'url_invalid'],
  ])('[WK2] refuses %s by name', async (url, code) => {
    expect(await ask('POST', '', { ...HOOK, url })).toMatchObject({
      status: 422,
      json: { code: 'settings_refused', faults: [{ code, path: 'url' }] },
    });
    expect(await log()).toEqual([]);
  });

  it('[WK2] refuses topics that are none, or none at all, and an eleventh webhook', async () => {
    expect((await ask('POST', '', { ...HOOK, topics: ['message', 'x', 'message'] })).json.faults).toEqual([
      { code: 'topic_unknown', path: 'topics[1]' },
      { code: 'topic_unknown', path: 'topics[2]' },
    ]);
    expect((await ask('POST', '', { ...HOOK, topics: [] })).json.faults).toEqual([
      { code: 'topics_missing', path: 'topics' },
    ]);
    for (let n = 0; n < 10; n += 1) expect((await ask('POST', '', HOOK)).status).toBe(201);
    expect(await ask('POST', '', HOOK)).toMatchObject({ status: 413, json: { code: 'too_many' } });
  });

  it('[WK3] has two secrets while one takes the other’s place, and no third', async () => {
    const { json: made } = await ask('POST', '', HOOK);
    expect(await ask('DELETE', `/${made.id}/secrets`)).toMatchObject({ status: 404, json: { code: 'key_unknown' } });
    const second = await ask('POST', `/${made.id}/secrets`);
    expect(second.status).toBe(201);
    expect((await ask('POST', `/${made.id}/secrets`)).json.code).toBe('keys_full');
    const secrets = () => rig.targets.webhook(SITE, `webhook:${made.id}`)?.secrets;
    expect(secrets()).toEqual([second.json.secret, made.secret]);
    expect((await ask('DELETE', `/${made.id}/secrets`)).status).toBe(204);
    expect(secrets()).toEqual([second.json.secret]);
    expect((await log()).slice(1)).toEqual([
      ['webhook_secret', { id: made.id, secret: 'added' }],
      ['webhook_secret', { id: made.id, secret: 'retired' }],
    ]);
  });

  it('[WK4] turns one off and on, changes it, and removes it with what waits for it', async () => {
    const { json: made } = await ask('POST', '', HOOK);
    expect((await ask('POST', `/${made.id}`, { ...HOOK, on: false })).status).toBe(204);
    expect((await ask('POST', `/${made.id}`, { ...HOOK, on: false })).status).toBe(204);
    expect(rig.targets.of(SITE)).toEqual([]);
    expect(await log()).toHaveLength(2);
    expect(
      (await ask('POST', `/${made.id}`, { url: 'https://other.example', topics: ['message'], on: true })).status,
    ).toBe(204);
    expect((await ask('GET', '')).json.webhooks).toMatchObject([{ url: 'https://other.example', state: 'on' }]);
    const about = { conversation: id('c', 1), lane: 'public', number: 2 } as const;
    const row = { id: id('k', 7), target: `webhook:${made.id}`, topic: 'message', about, at: 5, dueAt: 5 } as const;
    await rig.store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing: row }], result: undefined }));
    expect((await ask('GET', '')).json.webhooks).toMatchObject([{ waiting: 1 }]);
    expect((await ask('DELETE', `/${made.id}`)).status).toBe(204);
    expect(await rig.outbox.counts(SITE, `webhook:${made.id}`)).toEqual({ waiting: 0, dead: 0 });
    expect((await ask('DELETE', `/${made.id}`)).json.code).toBe('not_found');
    expect((await log()).at(-1)).toEqual(['webhook_removed', { id: made.id, host: 'other.example' }]);
  });

  it('[WK5] lists what it was told and lets it go out again, by one or all that is dead, in the log', async () => {
    const { json: made } = await ask('POST', '', HOOK);
    const target = `webhook:${made.id}` as const;
    await begin(rig.store, 1, { site: SITE });
    for (let n = 1; n <= 60; n += 1) {
      const about = { conversation: id('c', 1), lane: 'public', number: n } as const;
      const row = { id: id('k', n), target, topic: 'message', about, at: n, dueAt: n } as const;
      await rig.store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing: row }], result: undefined }));
    }
    const attempt = { at: 99, ms: 7, status: 500, failure: 'refused' } as const;
    const rows = await rig.outbox.list(SITE, target, { limit: 99 });
    await rig.outbox.settle(rows.slice(0, 3).map((row) => ({ ...row, became: 'dead', attempt })));
    const first = await ask('GET', `/${made.id}/deliveries`);
    expect(first.json).toMatchObject({ more: true });
    expect(first.json.deliveries).toHaveLength(50);
    expect(first.json.deliveries[0]).toEqual({
      ...{
        n: rows[0]?.n,
        id: id('k', 60),
        topic: 'message',
        conversation: id('c', 1),
        at: 60,
        state: 'dead',
        tries: 1,
      },
      last: attempt,
    });
    expect(first.json.deliveries[3]).toMatchObject({ state: 'waiting', dueAt: 57 });
    const next = await ask('GET', `/${made.id}/deliveries?before=${first.json.deliveries[49].n}`);
    expect(next.json).toMatchObject({ more: false });
    expect(next.json.deliveries).toHaveLength(10);
    expect((await ask('GET', `/${made.id}/deliveries?state=dead`)).json.deliveries).toHaveLength(3);
    expect((await ask('POST', `/${made.id}/again`, { n: rows[1]?.n })).json).toEqual({ count: 1 });
    expect((await ask('POST', `/${made.id}/again`)).json).toEqual({ count: 2 });
    expect((await ask('POST', `/${made.id}/again`)).json).toEqual({ count: 0 });
    expect((await log()).slice(-2)).toEqual([
      ['webhook_again', { id: made.id, count: 1 }],
      ['webhook_again', { id: made.id, count: 2 }],
    ]);
  });

  it('[WK5] tries one out and says what came of it', async () => {
    const { json: made } = await ask('POST', '', HOOK);
    expect((await ask('POST', `/${made.id}/test`)).json).toEqual({ ms: 12, status: 500, failure: 'refused' });
    expect(rig.triedOut).toMatchObject([{ id: made.id, secrets: [made.secret] }]);
    for (const path of ['/test', '/again', '/secrets', '']) {
      const body = path === '' ? { ...HOOK, on: true } : undefined;
      expect((await ask('POST', `/${id('k', 404)}${path}`, body)).json.code, path).toBe('not_found');
    }
    expect((await ask('GET', `/${id('k', 404)}/deliveries`)).json.code).toBe('not_found');
  });

  it('[WK6] is turned off when too much waits for it, by the system, and stays so until an admin turns it on', async () => {
    const { json: made } = await ask('POST', '', HOOK);
    await rig.webhooks.fill(SITE, made.id);
    await rig.webhooks.fill(SITE, made.id);
    expect((await ask('GET', '')).json.webhooks).toMatchObject([{ state: 'full' }]);
    expect((await ask('POST', `/${made.id}`, { ...HOOK, topics: ['message'], on: false })).status).toBe(204);
    expect((await ask('GET', '')).json.webhooks).toMatchObject([{ state: 'full', topics: ['message'] }]);
    expect((await rig.directory.readSiteLog(SITE, 2)).map(({ actor }) => actor.role)).toEqual([
      'agent',
      'system',
      'agent',
    ]);
    await ask('POST', `/${made.id}`, { ...HOOK, on: true });
    expect((await ask('GET', '')).json.webhooks).toMatchObject([{ state: 'on' }]);
  });

  it('[WK5] lists letters in the same way, and lets them go out again', async () => {
    const about = { conversation: id('c', 1), lane: 'public', number: 2 } as const;
    const row = { id: id('k', 5), target: 'mail', topic: 'left_replied', about, at: 5, dueAt: 5 } as const;
    await rig.store.commit(SITE, [], () => ({ changes: [{ put: 'outgoing', outgoing: row }], result: undefined }));
    const [letter] = await rig.outbox.list(SITE, 'mail', { limit: 1 });
    if (!letter) throw new Error('no letter');
    const attempt = { at: 9, ms: 4, status: 550, failure: 'refused' } as const;
    await rig.outbox.settle([{ ...letter, became: 'dead', attempt }]);
    const get = async () => JSON.parse(await (await rig.request('/api/v1/letters', { headers })).text());
    expect(await get()).toMatchObject({
      waiting: 0,
      dead: 1,
      more: false,
      deliveries: [{ topic: 'left_replied', last: attempt }],
    });
    const again = await rig.send('POST', '/api/v1/letters/again', {}, headers);
    expect(await again.json()).toEqual({ count: 1 });
    expect(await get()).toMatchObject({ waiting: 1, dead: 0 });
    expect(await log()).toEqual([['letters_again', { count: 1 }]]);
  });
});
