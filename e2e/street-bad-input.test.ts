import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { dataFolder, freePort, type Relay, removeFolder, run, SERVER, startRelay } from './lib/index.ts';
import { memberToken } from './lib/member-token.ts';
import { greeted, newCid, openWire, problem, SHOP, shopperHello, type Wire } from './lib/wire.ts';

let relay: Relay;
/** Somebody else, in the middle of a talk, who must not notice any of this. */
let bystander: Wire;
let theirs: string;
beforeAll(async () => {
  relay = await startRelay();
  bystander = await greeted(relay.url);
  theirs = await opened(bystander, 'the bystander’s own words');
  await flush(bystander);
});
afterAll(async () => {
  bystander.socket.close();
  await relay.remove();
});

/** Opens a conversation with these words; resolves with its id once it is a left message, since nobody is on duty. */
async function opened(wire: Wire, text: string): Promise<string> {
  const cid = newCid();
  wire.send({ type: 'say', cid, text });
  const ack = await wire.next((frame) => frame.type === 'ack' && frame.cid === cid);
  await wire.next(
    ({ type, events }) => type === 'facts' && (events as { kind: string }[]).some(({ kind }) => kind === 'left'),
  );
  return String(ack.conversation);
}

/** Resolves when all that the relay had to tell has come; with the frames since the last call. */
const told = new WeakMap<Wire, number>();
async function flush(wire: Wire) {
  const known = wire.frames.length;
  wire.send({ type: 'heartbeat' });
  await wire.next((frame) => frame.type === 'heartbeat' && wire.frames.indexOf(frame) >= known);
  const since = wire.frames.slice(told.get(wire) ?? 0);
  told.set(wire, wire.frames.length);
  return since;
}

/** Everything one can want of a conversation. */
const WISHES: readonly [string, (conversation: string) => object][] = [
  ['say', (conversation) => ({ type: 'say', cid: newCid(), conversation, text: 'hi' })],
  ['close', (conversation) => ({ type: 'close', cid: newCid(), conversation })],
  ['follow', (conversation) => ({ type: 'follow', conversations: [{ conversation, seq: 0 }] })],
  ['history', (conversation) => ({ type: 'history', conversation, before: 100 })],
];
const NOBODYS = '01kah0t3vq0000000000';

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
    ['a conversation that is a number', say({ conversation: 7 }), 'bad_frame'],
    ['a cid that is no UUID', { type: 'say', cid: '1', text: 'hi' }, 'bad_frame'],
    [
      'half a surrogate pair',
      '{"type":"say","cid":"019aa8d1-7b2c-7a00-8000-00000000aaaa","text":"\\ud83d"}',
      'bad_text',
    ],
    ['a frame for agents', { type: 'note', cid: newCid(), conversation: NOBODYS, text: 'x' }, 'forbidden'],
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
    ['a list of frames', (wire: Wire) => wire.send([say({})]), 'bad_json', 4400],
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

  describe.each(WISHES)('%s', (_, wish) => {
    test.each([
      ['another shopper’s conversation', () => theirs],
      ['a conversation that does not exist', () => NOBODYS],
    ])('%s is unknown, by the same words', async (_, conversation) => {
      const wire = await greeted(relay.url);
      const frame = wish(conversation());
      wire.send(frame);
      const refusal = await problem(wire);
      expect(refusal).toMatchObject({ code: 'conversation_unknown' });
      expect(JSON.stringify(refusal)).not.toContain('bystander');
      expect((await flush(wire)).map(({ type }) => type)).toEqual(['welcome', 'problem', 'heartbeat']);
      wire.socket.close();
    });

    test('another member’s conversation is unknown to a member', async () => {
      const member = (sub: string) => memberToken(relay.demo.jwtSecret, { sub, aud: 'demo' });
      const a = await greeted(relay.url, shopperHello({ jwt: member('bad-a') }));
      const known = a.frames[0]?.conversations as { conversation: string }[];
      const conversation = known[0]?.conversation ?? (await opened(a, 'mine'));
      await flush(a);
      const b = await greeted(relay.url, shopperHello({ jwt: member('bad-b') }));
      b.send(wish(conversation));
      expect((await problem(b)).code).toBe('conversation_unknown');
      expect((await flush(b)).map(({ type }) => type)).toEqual(['welcome', 'problem', 'heartbeat']);
      expect((await flush(a)).map(({ type }) => type)).toEqual(['heartbeat']);
      a.socket.close();
      b.socket.close();
    });
  });

  test.each([
    ['expired', 'jwt_expired', { livesMs: -120_000 }],
    ['signed by somebody else', 'jwt_invalid', { secret: 'x'.repeat(43) }],
  ])('a member token %s shown later is refused as %s and ends the connection', async (_, code, how) => {
    const { secret = relay.demo.jwtSecret, livesMs } = how as { secret?: string; livesMs?: number };
    const wire = await greeted(relay.url);
    wire.send({ type: 'identify', jwt: memberToken(secret, { sub: 'bad-a', aud: 'demo' }, livesMs) });
    expect((await problem(wire)).code).toBe(code);
    expect((await wire.closed).code).toBe(4401);
    expect(wire.frames.map(({ type }) => type)).toEqual(['welcome', 'problem']);
  });

  test('nothing of all this was stored, and the bystander saw nothing of it', async () => {
    const seen = await flush(bystander);
    // The server's own heartbeats come too, every 25 s.
    expect(seen.map(({ type, heads }) => ({ type, heads }))).toEqual(
      seen.map(() => ({ type: 'heartbeat', heads: [] })),
    );
    const db = new DatabaseSync(join(relay.dataDir, 'shopbell.db'), { readOnly: true });
    const rows = db.prepare('SELECT kind, count(*) AS n FROM log GROUP BY kind ORDER BY kind').all();
    db.close();
    // The one message each of the bystander and the member above, and what comes with a request.
    expect(rows.map(({ kind, n }) => [kind, n])).toEqual([
      ['case_opened', 2],
      ['identified', 1],
      ['left', 2],
      ['left_because', 2],
      ['message', 2],
      ['requested', 2],
    ]);
  });
});

describe('at the start', () => {
  const start = (env: Record<string, string>, args: string[] = []) => run(SERVER, args, env);
  const emptyFolder = (): string => {
    const folder = dataFolder();
    onTestFinished(() => removeFolder(folder));
    return folder;
  };

  test('a port in use: one clear line and a non-zero exit, and nothing is written', async () => {
    const port = await freePort();
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    const dataDir = join(emptyFolder(), 'data');
    const child = start({ PORT: `${port}`, SHOPBELL_DATA_DIR: dataDir });
    expect(await child.ended).toBe(1);
    expect(existsSync(dataDir)).toBe(false);
    expect(child.output()).toContain(`${port}`);
    expect(child.output()).toMatch(/in use/i);
    expect(child.output()).not.toMatch(/\n\s+at /);
    taken.close();
  });

  test('a data folder that can’t be written: one clear line and a non-zero exit', async () => {
    const file = join(emptyFolder(), 'a-file');
    writeFileSync(file, '');
    const child = start({ PORT: `${await freePort()}`, SHOPBELL_DATA_DIR: join(file, 'data') });
    expect(await child.ended).toBe(1);
    expect(child.output()).toContain(file);
    expect(child.output()).not.toMatch(/\n\s+at /);
  });

  test('a store of a newer version: one clear line and a non-zero exit', async () => {
    const dataDir = emptyFolder();
    const db = new DatabaseSync(join(dataDir, 'shopbell.db'));
    db.exec('CREATE TABLE of_tomorrow (x INT) STRICT; PRAGMA user_version = 9999');
    db.close();
    const before = readFileSync(join(dataDir, 'shopbell.db'));
    const child = start({ PORT: `${await freePort()}`, SHOPBELL_DATA_DIR: dataDir });
    expect(await child.ended).toBe(1);
    expect(child.output()).toMatch(/newer/i);
    expect(child.output()).not.toMatch(/\n\s+at /);
    expect(readFileSync(join(dataDir, 'shopbell.db')).equals(before)).toBe(true);
  });

  test('a second server on the same data: one clear line and a non-zero exit', async () => {
    const child = start({ PORT: `${await freePort()}`, SHOPBELL_DATA_DIR: relay.dataDir });
    expect(await child.ended).toBe(1);
    expect(child.output()).toMatch(/in use by another process/);
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

test('nothing that a refused connection sends afterwards is carried out', async () => {
  const hello = shopperHello();
  const wire = await greeted(relay.url, hello);
  wire.socket.send(Buffer.from('{}'), { binary: true });
  wire.send({ type: 'say', cid: newCid(), text: 'after the refusal' });
  await wire.closed;
  const again = await greeted(relay.url, hello);
  expect(again.frames[0]).toMatchObject({ type: 'welcome', conversations: [] });
  again.socket.close();
});
