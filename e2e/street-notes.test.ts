import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Relay, signInOf, startRelay } from './lib/index.ts';
import { type Frame, greeted, newCid, newToken, shopperHello, type Wire } from './lib/wire.ts';

let relay: Relay;
beforeAll(async () => {
  relay = await startRelay();
});
afterAll(() => relay.remove());

/** Sends a durable frame and resolves with its ack. */
async function done(wire: Wire, frame: object): Promise<Frame> {
  const cid = newCid();
  wire.send({ ...frame, cid });
  return wire.next((each) => each.type === 'ack' && each.cid === cid);
}

/** All that came after the first `known` frames, once the relay has answered a heartbeat. */
async function since(wire: Wire, known: number): Promise<Frame[]> {
  const from = wire.frames.length;
  wire.send({ type: 'heartbeat' });
  await wire.next((frame) => frame.type === 'heartbeat' && wire.frames.indexOf(frame) >= from);
  return wire.frames.slice(known);
}

async function agentWire(): Promise<Wire> {
  const response = await fetch(`${relay.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(signInOf(relay, 'agent')),
  });
  const { token } = (await response.json()) as { token: string };
  return greeted(relay.url, { type: 'hello', role: 'agent', protocol: 1, token }, '');
}

test('a note to an ended conversation sends nothing to any connection of its shopper', async () => {
  const token = newToken();
  const shopper = await greeted(relay.url, shopperHello({ token }));
  const conversation = String((await done(shopper, { type: 'say', text: 'Is it heavy?' })).conversation);
  const agent = await agentWire();
  await done(agent, { type: 'take', conversation });
  await done(agent, { type: 'close', conversation });
  await shopper.next((frame) => frame.type === 'facts' && frame.head === 4);
  // Comes back when all is over, follows nothing and stands nowhere.
  const back = await greeted(relay.url, shopperHello({ token }));
  const again = await greeted(relay.url, shopperHello({ token, follow: [{ conversation, seq: 4 }] }));
  const wires = [shopper, back, again];
  for (const wire of wires) await since(wire, 0);
  const known = wires.map(({ frames }) => frames.length);

  const { deskSeq } = await done(agent, { type: 'note', conversation, text: 'asked twice this week' });
  expect(deskSeq).toEqual(expect.any(Number));
  for (const [i, wire] of wires.entries()) {
    expect(await since(wire, known[i] ?? 0)).toEqual([
      { type: 'heartbeat', at: expect.any(Number), heads: [], reconnectWindowMs: expect.any(Number) },
    ]);
    wire.socket.close();
  }
  agent.socket.close();
});
