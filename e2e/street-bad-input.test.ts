import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { dataFolder, freePort, type Relay, run, SERVER, startRelay } from './lib/index.ts';
import { memberToken } from './lib/member-token.ts';
import { greeted, newCid, openWire, problem, SHOP, shopperHello, type Wire } from './lib/wire.ts';

let relay: Relay;
/** Somebody else, in the middle of a talk, who must not notice any of this. */
let bystander: Wire;
beforeAll(async () => {
  relay = await startRelay();
  bystander = await greeted(relay.url);
});
afterAll(async () => {
  bystander.socket.close();
  await relay.remove();
});

describe('at the door', () => {
  test.each([
    'http://localhost.evil.example',
    'https://localhost:1234',
    'http://127.0.0.1:1234',
    'null',
    'http://localhost:1234.',
  ])('the Origin %s is refused by name', async (origin) => {
    const wire = await greeted(relay.url, shopperHello(), origin);
    expect(await problem(wire)).toMatchObject({ code: 'origin_refused', about: 'hello' });
    expect(await wire.closed).toEqual({ code: 4403, reason: 'origin_refused' });
  });

  test('without an Origin a site API key is needed, and must be right', async () => {
    const none = await openWire(relay.url, '');
    none.send(shopperHello());
    expect((await problem(none)).code).toBe('key_required');
    const wrong = await openWire(relay.url, '');
    wrong.send(shopperHello({ apiKey: 'sbk_guess' }));
    expect((await problem(wrong)).code).toBe('key_invalid');
    const right = await openWire(relay.url, '');
    right.send(shopperHello({ apiKey: relay.demo.apiKey }));
    expect((await right.next(({ type }) => type !== 'problem')).type).toBe('welcome');
    right.socket.close();
  });

  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = () => Math.floor(Date.now() / 1000);
  test.each([
    ['expired', 'jwt_expired', () => memberToken(relay.demo.jwtSecret, { sub: 'a', aud: 'demo' }, -120_000)],
    [
      'of algorithm none',
      'jwt_invalid',
      () => `${part({ alg: 'none' })}.${part({ sub: 'a', aud: 'demo', iat: now(), exp: now() + 60 })}.`,
    ],
    ['signed by somebody else', 'jwt_invalid', () => memberToken('x'.repeat(43), { sub: 'a', aud: 'demo' })],
    ['for another site', 'jwt_invalid', () => memberToken(relay.demo.jwtSecret, { sub: 'a', aud: 'other' })],
    [
      'that lives for an hour',
      'jwt_invalid',
      () => memberToken(relay.demo.jwtSecret, { sub: 'a', aud: 'demo' }, 3_600_000),
    ],
  ])('a member token %s is refused as %s', async (_, code, token) => {
    const wire = await greeted(relay.url, shopperHello({ jwt: token() }));
    expect(await problem(wire)).toMatchObject({ code, retry: 'again' });
    expect((await wire.closed).code).toBe(4401);
  });

  test('a client that does not offer the subprotocol is told so', async () => {
    const socket = new WebSocket(`${relay.url.replace('http', 'ws')}/ws`, { origin: SHOP });
    const [, response] = (await once(socket, 'unexpected-response')) as [unknown, { statusCode: number }];
    expect(response.statusCode).toBe(426);
  });

  test('a socket that says nothing is closed after 5 s, by name', async () => {
    const started = performance.now();
    const wire = await openWire(relay.url);
    expect((await problem(wire)).code).toBe('hello_timeout');
    expect(await wire.closed).toEqual({ code: 4408, reason: 'hello_timeout' });
    expect(performance.now() - started).toBeGreaterThan(4500);
  });
});

describe('on a greeted connection', () => {
  const say = (extra: object) => ({ type: 'say', cid: newCid(), text: 'hi', ...extra });
  test.each([
    ['a text over the limit', say({ text: 'x'.repeat(4001) }), 'text_too_long'],
    ['a text of white space', say({ text: ' \n ' }), 'text_empty'],
    ['a wrong type', say({ text: 7 }), 'bad_frame'],
    ['VNode-shaped JSON', say({ text: { type: 'img', props: { src: 'x' }, __v: 1 } }), 'bad_frame'],
    ['an unknown frame', { type: 'dance' }, 'unknown_frame'],
    ['a conversation of somebody else', say({ conversation: '01kah0t3vq0000000000' }), 'conversation_unknown'],
    [
      'a frame for agents',
      { type: 'note', cid: newCid(), conversation: '01kah0t3vq0000000000', text: 'x' },
      'forbidden',
    ],
  ])('%s is refused by name, and the connection goes on', async (_, frame, code) => {
    const wire = await greeted(relay.url);
    wire.send(frame);
    expect((await problem(wire)).code).toBe(code);
    wire.send({ type: 'heartbeat' });
    await wire.next(({ type }) => type === 'heartbeat');
    wire.socket.close();
  });

  test.each([
    ['text that is no JSON', (wire: Wire) => wire.send('{'), 'bad_json', 4400],
    [
      'bad UTF-8',
      (wire: Wire) => wire.socket.send(Buffer.from([0x22, 0xc3, 0x28, 0x22]), { binary: false }),
      'bad_utf8',
      1007,
    ],
    ['a binary frame', (wire: Wire) => wire.socket.send(Buffer.from('{}'), { binary: true }), 'binary_frame', 1003],
    ['a frame over 64 KiB', (wire: Wire) => wire.send(say({ text: 'x'.repeat(70_000) })), 'frame_too_large', 1009],
    ['a second hello', (wire: Wire) => wire.send(shopperHello()), 'hello_twice', 4409],
  ])('%s is refused by name and ends the connection', async (_, act, code, close) => {
    const wire = await greeted(relay.url);
    act(wire);
    expect((await problem(wire)).code).toBe(code);
    expect((await wire.closed).code).toBe(close);
  });

  test('a frame far over the limit is cut off with 1009', async () => {
    const wire = await greeted(relay.url);
    wire.send(say({ text: 'x'.repeat(300_000) }));
    expect((await wire.closed).code).toBe(1009);
  });

  test('another member’s conversation is unknown to a member', async () => {
    const { jwtSecret } = relay.demo;
    const a = await greeted(relay.url, shopperHello({ jwt: memberToken(jwtSecret, { sub: 'bad-a', aud: 'demo' }) }));
    const cid = newCid();
    a.send({ type: 'say', cid, text: 'mine' });
    const { conversation } = await a.next((frame) => frame.type === 'ack' && frame.cid === cid);
    const b = await greeted(relay.url, shopperHello({ jwt: memberToken(jwtSecret, { sub: 'bad-b', aud: 'demo' }) }));
    b.send({ type: 'follow', conversations: [{ conversation, seq: 0 }] });
    expect((await problem(b)).code).toBe('conversation_unknown');
    a.socket.close();
    b.socket.close();
  });

  test('nothing of all this was stored, and the bystander saw nothing but their welcome', async () => {
    const { frames } = bystander;
    expect(frames.filter(({ type }) => type !== 'heartbeat').map(({ type }) => type)).toEqual(['welcome']);
    const db = new DatabaseSync(join(relay.dataDir, 'shopbell.db'), { readOnly: true });
    const rows = db.prepare('SELECT kind, count(*) AS n FROM log GROUP BY kind ORDER BY kind').all();
    db.close();
    // The one message of the member above, and what comes with a request.
    expect(rows.map(({ kind, n }) => [kind, n])).toEqual([
      ['case_opened', 1],
      ['identified', 1],
      ['message', 1],
      ['requested', 1],
    ]);
  });
});

describe('at the start', () => {
  const start = (env: Record<string, string>, args: string[] = []) => run(SERVER, args, env);

  test('a port in use: one clear line and a non-zero exit', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    const child = start({ PORT: `${port}`, SHOPBELL_DATA_DIR: dataFolder() });
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain(`${port}`);
    expect(child.output()).toMatch(/in use/i);
    expect(child.output()).not.toMatch(/\n\s+at /);
    taken.close();
  });

  test('a data folder that can’t be written: one clear line and a non-zero exit', async () => {
    const file = join(dataFolder(), 'a-file');
    writeFileSync(file, '');
    const child = start({ PORT: `${await freePort()}`, SHOPBELL_DATA_DIR: join(file, 'data') });
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain(file);
    expect(child.output()).not.toMatch(/\n\s+at /);
  });

  test('a store of a newer version: one clear line and a non-zero exit', async () => {
    const dataDir = dataFolder();
    const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
    db.exec('PRAGMA user_version = 9999');
    db.close();
    const child = start({ PORT: `${await freePort()}`, SHOPBELL_DATA_DIR: dataDir });
    expect(await child.ended).toBe(1);
    expect(child.output()).toMatch(/newer/i);
    expect(child.output()).not.toMatch(/\n\s+at /);
  });

  test('a second server on the same data: one clear line and a non-zero exit', async () => {
    const child = start({ PORT: `${await freePort()}`, SHOPBELL_DATA_DIR: relay.dataDir });
    expect(await child.ended).toBe(1);
    expect(child.output()).not.toMatch(/\n\s+at /);
  });

  test('every wrong variable is listed at once', async () => {
    const child = start({ PORT: 'eighty', SHOPBELL_STORE: 'mongo', SHOPBELL_LOG_LEVL: 'info' }, ['--check-config']);
    expect(await child.ended).toBe(1);
    for (const name of ['PORT', 'SHOPBELL_STORE', 'SHOPBELL_LOG_LEVL']) expect(child.output()).toContain(name);
  });

  test('--help names every variable', async () => {
    const child = start({}, ['--help']);
    expect(await child.ended).toBe(0);
    expect(child.output()).toContain('SHOPBELL_DATA_DIR');
  });
});
