import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createRig } from '../../testing/rig.ts';
import { createPlaces } from '../places.ts';
import { createPollEdge } from './edge.ts';

const HELLO = { type: 'hello', role: 'shopper', protocol: 1, site: 'demo', token: 'a'.repeat(43) };
const ORIGIN = 'https://shop.example';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Answered {
  status: number;
  headers: Headers;
  head: { line?: string; from?: number; close?: number; code?: string };
  frames: { type: string; code?: string; cid?: string }[];
}

/** The edge behind a real HTTP server, before a relay in memory whose clock stands still. */
async function start({ places = 100 } = {}) {
  const rig = createRig();
  const edge = createPollEdge({
    relay: rig.relay,
    log: { debug() {}, info() {}, warn() {}, error() {}, child: () => expect.unreachable() },
    clock: rig.clock,
    trustedProxies: ['127.0.0.1'],
    places: createPlaces(places),
    frameMaxBytes: 65_536,
  });
  const server = createServer((request, response) => {
    if (!edge.serve(request, response)) response.writeHead(418).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  ends.push(async () => {
    edge.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  async function post(path: string, body: string | object[], headers: Record<string, string> = { origin: ORIGIN }) {
    const text = typeof body === 'string' ? body : body.map((line) => JSON.stringify(line)).join('\n');
    const response = await fetch(url + path, { method: 'POST', body: text, headers });
    const [head = {}, ...frames] = (await response.text()).split('\n').map((line) => JSON.parse(line || '{}'));
    return { status: response.status, headers: response.headers, head, frames } as Answered;
  }
  const open = async (headers?: Record<string, string>) => {
    const { head } = await post('/poll', [HELLO], headers);
    return head.line ?? expect.unreachable();
  };
  const up = (line: string, from: number, ...frames: object[]) => post('/poll/up', [{ line, from }, ...frames]);
  const down = (line: string, got: number) => post('/poll/down', [{ line, got }]);
  return { rig, edge, url, post, open, up, down };
}

const cid = (n: number) => `019aa8d1-7b2c-7a00-8000-${String(n).padStart(12, '0')}`;
const say = (n: number) => ({ type: 'say', cid: cid(n), text: `words ${n}` });

/** Reads on until a frame of that type has come; all frames that did. */
async function readUntil(down: (got: number) => Promise<Answered>, got: number, type: string) {
  const frames: Answered['frames'] = [];
  while (!frames.some((frame) => frame.type === type)) {
    const answer = await down(got + frames.length);
    frames.push(...answer.frames);
  }
  return frames;
}

it('the first request greets, and is answered with the welcome and the line’s name', async () => {
  const { post, rig } = await start();
  const { status, head, frames } = await post('/poll', [HELLO]);
  expect([status, head.from, frames.map(({ type }) => type)]).toEqual([200, 1, ['welcome']]);
  expect(head.line).toMatch(/^[\w-]{43}$/);
  expect(rig.sockets.shopper).toBe(1);
});

it('[LP2] what is sent twice is taken once, and what was new in it is taken', async () => {
  const { open, up, down } = await start();
  const line = await open();
  await up(line, 2, say(1));
  await up(line, 2, say(1));
  await up(line, 2, say(1), say(2));
  const frames = await readUntil((got) => down(line, got), 1, 'ack');
  while (frames.filter(({ type }) => type === 'ack').length < 2) {
    frames.push(...(await down(line, 1 + frames.length)).frames);
  }
  expect(frames.filter(({ type }) => type === 'ack').map((ack) => ack.cid)).toEqual([cid(1), cid(2)]);
});

it('[LP2] behind a hole nothing is taken', async () => {
  const { open, up } = await start();
  const line = await open();
  const skipped = await up(line, 3, say(2));
  expect([skipped.status, skipped.head.code]).toEqual([400, 'bad_frame']);
  expect((await up(line, 2, say(1))).status).toBe(200);
});

it('[LP1] an answer that got lost is given again', async () => {
  const { open, up, down } = await start();
  const line = await open();
  await up(line, 2, { type: 'heartbeat' });
  const lost = await down(line, 1);
  const again = await down(line, 1);
  expect(lost.frames.map(({ type }) => type)).toEqual(['heartbeat']);
  expect([again.head, again.frames]).toEqual([lost.head, lost.frames]);
});

it('[LP1][RL13] who acknowledges nothing is shut out at the bound of a socket', async () => {
  const { open, up, rig, edge } = await start();
  const line = await open();
  const [session] = [...rig.hub.all];
  session?.socket.send('x'.repeat(1_000_000));
  await up(line, 2, { type: 'heartbeat' });
  expect(session?.phase).toBe('live');
  session?.socket.send('x'.repeat(100_000));
  await up(line, 3, { type: 'heartbeat' });
  expect(session?.phase).toBe('closed');
  rig.clock.advance(3_000);
  expect(edge.open).toBe(0);
});

it('[LP3] a name that is known elsewhere, made up, or of another Origin is a line that does not exist', async () => {
  const { open, post } = await start();
  const line = await open();
  const answers = await Promise.all([
    post('/poll/up', [{ line, from: 2 }, say(1)], { origin: 'https://shop.example.evil' }),
    post('/poll/down', [{ line, got: 0 }], { origin: 'https://SHOP.example' }),
    post('/poll/down', [{ line, got: 0 }], {}),
    post('/poll/down', [{ line: 'x'.repeat(43), got: 0 }]),
  ]);
  expect(answers.map(({ status, head }) => [status, head.code])).toEqual(answers.map(() => [404, 'not_found']));
  await post('/poll/end', [{ line }], { origin: 'https://other.example' });
  expect((await post('/poll/up', [{ line, from: 2 }])).status).toBe(200);
});

it('[LP3] an answer is for the page that asked, and for no cache', async () => {
  const { post } = await start();
  const own = await post('/poll', [HELLO]);
  expect(own.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  expect(own.headers.get('access-control-allow-credentials')).toBeNull();
  expect(own.headers.get('set-cookie')).toBeNull();
  expect([own.headers.get('vary'), own.headers.get('cache-control')]).toEqual(['origin', 'no-store']);
  const none = await post('/poll', [HELLO], { origin: 'null' });
  expect(none.headers.get('access-control-allow-origin')).toBeNull();
});

it('[LP4] over what an address may have is told by name, and a line that ends makes room', async () => {
  const { open, post } = await start({ places: 1 });
  const line = await open();
  const second = await post('/poll', [HELLO]);
  expect([second.head.close, second.frames.map(({ code }) => code)]).toEqual([4429, ['too_many_sockets']]);
  const elsewhere = await post('/poll', [HELLO], { origin: ORIGIN, 'x-forwarded-for': '203.0.113.7' });
  expect(elsewhere.head.line).toBeDefined();
  await post('/poll/end', [{ line }]);
  await open();
});

it('[LP4][RL9] who does not greet in time is told so, and the line is over', async () => {
  const { post, rig, edge } = await start();
  const opening = post('/poll', '');
  await expect.poll(() => edge.open).toBe(1);
  await rig.pass(5_000, 500);
  const { head, frames } = await opening;
  expect([head.close, frames.map(({ code }) => code)]).toContainEqual(4408);
  await expect.poll(() => edge.open).toBe(0);
});

it('[LP4] a client that stays away for 15 s is gone, and so is its session', async () => {
  const { open, rig, edge, down } = await start();
  const line = await open();
  rig.clock.advance(14_000);
  expect(rig.sockets.shopper).toBe(1);
  rig.clock.advance(2_000);
  expect([rig.sockets.shopper, edge.open]).toEqual([0, 0]);
  expect((await down(line, 1)).status).toBe(404);
});

it('[LP5] a request waits for frames, and for 25 s at most', async () => {
  const { open, down, up, rig } = await start();
  const line = await open();
  const waiting = down(line, 1);
  await up(line, 2, { type: 'heartbeat' });
  expect((await waiting).frames.map(({ type }) => type)).toEqual(['heartbeat']);
  const [session] = [...rig.hub.all];
  // The relay's own heartbeat would come first.
  if (session) session.beatAt = Number.POSITIVE_INFINITY;
  const idle = down(line, 2);
  await up(line, 3);
  rig.clock.advance(24_000);
  rig.clock.advance(2_000);
  const { status, head, frames } = await idle;
  expect([status, head.from, frames]).toEqual([200, 3, []]);
});

it('[LP5] only the newest request waits', async () => {
  const { open, down, up } = await start();
  const line = await open();
  const first = down(line, 1);
  await up(line, 2);
  const second = down(line, 1);
  expect((await first).frames).toEqual([]);
  await up(line, 2, { type: 'heartbeat' });
  expect((await second).frames.map(({ type }) => type)).toEqual(['heartbeat']);
});

it('[LP6] a stopping relay says goodbye on the line, and opens none', async () => {
  const { open, post, down, rig, edge } = await start();
  const line = await open();
  const waiting = down(line, 1);
  await post('/poll/up', [{ line, from: 2 }]);
  edge.stop();
  const drained = rig.relay.drain();
  const { head, frames } = await waiting;
  await drained;
  expect([head.close, frames.map(({ type }) => type)]).toEqual([1012, ['goaway', 'problem']]);
  await expect.poll(() => edge.open).toBe(0);
  const refused = await post('/poll', [HELLO]);
  expect([refused.status, refused.head.code]).toEqual([503, 'draining']);
});

it('[RL11] an agent whose session was ended is cut within 5 s', async () => {
  const { post, rig } = await start();
  const hello = { type: 'hello', role: 'agent', protocol: 1, token: 'na' };
  const { head: opened } = await post('/poll', [hello], {});
  const { line } = opened;
  const hearing = (async () => {
    for (let got = 0; ; ) {
      const { status, head, frames } = await post('/poll/down', [{ line, got }], {});
      got += frames.length;
      if (status !== 200 || head.close !== undefined) return [head.close, frames.at(-1)?.code];
    }
  })();
  rig.revoked.add('s-na');
  for (let i = 0; i < 5; i++) {
    rig.clock.advance(1_000);
    // By then the request that waits is there.
    await post('/poll/up', [{ line, from: 2 }], {});
  }
  expect(await hearing).toEqual([4401, 'session_invalid']);
});

it('[LP6] goodbyes that nobody fetches are kept for 2 s', async () => {
  const { open, rig, edge } = await start();
  await open();
  await rig.relay.drain();
  rig.clock.advance(1_000);
  expect(edge.open).toBe(1);
  rig.clock.advance(2_000);
  expect(edge.open).toBe(0);
});

it('a frame that is too large, or no UTF-8, is refused by name', async () => {
  const { open, post, down } = await start();
  const line = await open();
  await post('/poll/up', `${JSON.stringify({ line, from: 2 })}\n${'x'.repeat(65_537)}`);
  const { head, frames } = await down(line, 1);
  expect([head.close, frames.map(({ code }) => code)]).toEqual([1009, ['frame_too_large']]);
});

it('other paths, methods and heads are none of its own', async () => {
  const { url, post, open } = await start();
  const line = await open();
  const status = async (path: string, init?: RequestInit) => {
    const response = await fetch(url + path, init);
    await response.text(); // or it ends in the midst of another test
    return response.status;
  };
  expect([await status('/polling'), await status('/poll/other'), await status('/ws')]).toEqual([418, 418, 418]);
  expect([await status('/poll'), await status('/poll/down', { method: 'OPTIONS' })]).toEqual([404, 404]);
  const heads = [
    '',
    'null',
    '[]',
    '{}',
    '{"line":1,"got":0}',
    `{"line":"${line}","got":-1}`,
    `{"line":"${line}","got":1e99}`,
  ];
  for (const head of heads) expect([head, (await post('/poll/down', head)).status]).toEqual([head, 400]);
});
