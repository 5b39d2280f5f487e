import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Relay, ROOT, signInOf, startRelay } from './lib/index.ts';

// A stranger's client: docs/protocol.md, the golden frames as JSON, a WebSocket or fetch. Nothing of ours is imported for the talk.

let relay: Relay;
beforeEach(async () => {
  relay = await startRelay();
});
afterEach(() => relay.remove());

const golden = (name: string) =>
  JSON.parse(readFileSync(join(ROOT, 'packages/protocol/golden/up', `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >;

/** A UUIDv7, as RFC 9562 describes it. */
function uuidv7(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

type Frame = Record<string, unknown> & { type: string };

/** What came so far, and what is waited for. */
function inbox() {
  const frames: Frame[] = [];
  const waiting: { match: (frame: Frame) => boolean; resolve: (frame: Frame) => void }[] = [];
  return {
    frames,
    put(text: string) {
      const frame = JSON.parse(text) as Frame;
      frames.push(frame);
      for (const each of [...waiting]) {
        if (!each.match(frame)) continue;
        waiting.splice(waiting.indexOf(each), 1);
        each.resolve(frame);
      }
    },
    next(match: (frame: Frame) => boolean): Promise<Frame> {
      const known = frames.find(match);
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ match, resolve }));
    },
  };
}

async function bySocket(hello: object, origin?: string) {
  const socket = new WebSocket(`${relay.url.replace('http', 'ws')}/ws`, 'shopbell.1', origin ? { origin } : {});
  const { frames, put, next } = inbox();
  socket.on('message', (data) => put(String(data)));
  await once(socket, 'open');
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  send(hello);
  return {
    send,
    next,
    frames,
    welcome: await next(({ type }) => type === 'welcome'),
    close: async () => socket.close(),
  };
}

async function byHttp(hello: object, origin?: string) {
  const { frames, put, next } = inbox();
  let sending = Promise.resolve();
  let isOver = false;
  let [from, got] = [2, 0];
  const post = async (path: string, ...lines: object[]) => {
    const body = lines.map((line) => JSON.stringify(line)).join('\n');
    const response = await fetch(`${relay.url}/poll${path}`, {
      method: 'POST',
      body,
      headers: origin ? { origin } : {},
    });
    if (response.status !== 200) return undefined;
    const [head = '', ...texts] = (await response.text()).split('\n');
    got += texts.length;
    texts.forEach(put);
    return JSON.parse(head) as { line: string; close?: number };
  };
  const { line } = (await post('', hello)) ?? expect.unreachable();
  const hear = async () => {
    while (!isOver) {
      const head = await post('/down', { line, got });
      isOver ||= !head || head.close !== undefined;
    }
  };
  const hearing = hear();
  return {
    send(frame: object) {
      sending = sending.then(() => post('/up', { line, from: from++ }, frame)).then(() => undefined);
    },
    next,
    frames,
    welcome: await next(({ type }) => type === 'welcome'),
    async close() {
      isOver = true;
      await post('/end', { line });
      await hearing;
    },
  };
}

const hasText = (text: string) => (frame: Frame) =>
  frame.type === 'facts' && (frame.events as { text?: string }[]).some((event) => event.text === text);

test.each([
  ['a WebSocket', bySocket],
  ['HTTP requests', byHttp],
])('a client written from docs/protocol.md alone talks as shopper and as agent over %s', async (_way, connect) => {
  const token = randomBytes(32).toString('base64url');
  const { follow: _, ...hello } = golden('hello.shopper');
  const shopper = await connect({ ...hello, token }, 'http://localhost:1234');
  expect(shopper.welcome).toMatchObject({ protocol: 1, you: { role: 'shopper' }, conversations: [] });

  const cid = uuidv7();
  shopper.send({ ...golden('say.first'), cid });
  const ack = await shopper.next((frame) => frame.type === 'ack' && frame.cid === cid);
  const conversation = ack.conversation as string;
  expect(ack).toMatchObject({ seq: 2, head: { conversation, seq: 2 } });

  // Nobody is on duty: it is a left message from here on.
  const hasLeft = (frame: Frame) =>
    frame.type === 'facts' && (frame.events as { kind: string }[]).some(({ kind }) => kind === 'left');
  await shopper.next(hasLeft);

  const response = await fetch(`${relay.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signInOf(relay, 'agent')),
  });
  const session = (await response.json()) as { token: string };
  const agent = await connect({ ...golden('hello.agent'), token: session.token });
  expect(JSON.stringify(agent.welcome.state)).toContain(conversation);
  agent.send({ ...golden('follow'), conversations: [{ conversation }] });
  await agent.next(hasText(golden('say.first').text as string));
  agent.send({ ...golden('take'), cid: uuidv7(), conversation });
  const noteCid = uuidv7();
  agent.send({ ...golden('note'), cid: noteCid, conversation });
  await agent.next((frame) => frame.type === 'ack' && frame.cid === noteCid);
  agent.send({ ...golden('say.next'), cid: uuidv7(), conversation });
  await shopper.next(hasText(golden('say.next').text as string));

  shopper.send(golden('heartbeat'));
  const beat = await shopper.next(({ type }) => type === 'heartbeat');
  expect(beat.heads).toEqual([{ conversation, seq: 5 }]);
  const seqs = shopper.frames
    .flatMap((frame) => (frame.type === 'facts' ? (frame.events as { seq: number }[]) : []))
    .map(({ seq }) => seq);
  expect(seqs).toEqual([1, 2, 3, 4, 5]);
  expect(JSON.stringify(shopper.frames)).not.toMatch(/desk|note|case|owner/);

  // The line is cut; the second connection says where it stands and gets the rest.
  await shopper.close();
  const closing = uuidv7();
  agent.send({ ...golden('close'), cid: closing, conversation });
  await agent.next((frame) => frame.type === 'ack' && frame.cid === closing);
  const back = await connect({ ...hello, token, follow: [{ conversation, seq: 5 }] }, 'http://localhost:1234');
  const rest = await back.next(({ type }) => type === 'facts');
  // A talk that an agent has answered is asked about as it closes.
  const events = [
    { kind: 'closed', seq: 6 },
    { kind: 'rating_asked', seq: 7 },
  ];
  expect(rest).toMatchObject({ conversation, after: 5, head: 7, events });
  await back.close();
  await agent.close();
});
