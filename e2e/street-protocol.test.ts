import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Relay, ROOT, signInOf, startRelay } from './lib/index.ts';

// A stranger's client: docs/protocol.md, the golden frames as JSON, a WebSocket. Nothing of ours is imported for the talk.

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.remove());

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

async function connect(hello: Record<string, unknown>, origin?: string) {
  const socket = new WebSocket(`${relay.url.replace('http', 'ws')}/ws`, 'shopbell.1', origin ? { origin } : {});
  const frames: Frame[] = [];
  const waiting: { match: (frame: Frame) => boolean; resolve: (frame: Frame) => void }[] = [];
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame;
    frames.push(frame);
    for (const each of [...waiting]) {
      if (!each.match(frame)) continue;
      waiting.splice(waiting.indexOf(each), 1);
      each.resolve(frame);
    }
  });
  await once(socket, 'open');
  const next = (match: (frame: Frame) => boolean): Promise<Frame> => {
    const known = frames.find(match);
    return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ match, resolve }));
  };
  const send = (frame: object) => socket.send(JSON.stringify(frame));
  send(hello);
  const welcome = await next(({ type }) => type === 'welcome');
  return { send, next, frames, welcome, close: () => socket.close() };
}

const hasText = (text: string) => (frame: Frame) =>
  frame.type === 'facts' && (frame.events as { text?: string }[]).some((event) => event.text === text);

test('a client written from docs/protocol.md alone talks as shopper and as agent', async () => {
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
  shopper.close();
  const closing = uuidv7();
  agent.send({ ...golden('close'), cid: closing, conversation });
  await agent.next((frame) => frame.type === 'ack' && frame.cid === closing);
  const back = await connect({ ...hello, token, follow: [{ conversation, seq: 5 }] }, 'http://localhost:1234');
  const rest = await back.next(({ type }) => type === 'facts');
  expect(rest).toMatchObject({ conversation, after: 5, head: 6, events: [{ kind: 'closed', seq: 6 }] });
  back.close();
  agent.close();
});
