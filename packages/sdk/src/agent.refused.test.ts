import { expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { facts, MEI, SHOPPER } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const SELF = {
  id: MEI.id,
  name: 'Mei',
  duty: 'agent',
  site: { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' },
};
const refused = (about: string, retryAfterMs: number) => ({
  type: 'problem',
  code: 'rate_limited',
  text: 'no',
  retry: 'later',
  about,
  retryAfterMs,
});

/** An agent with this many conversations open, each with a message. */
async function desk(count: number) {
  const rig = createRig();
  const fetch = async () => new Response(null, { status: 204 });
  const ports = { ...rig.ports, fetch, origin: undefined };
  const agent = agentOver(ports, { endpoint: 'http://localhost:8080', token: 't' });
  void agent.connect();
  const welcome = { you: { role: 'agent', ...SELF }, state: [] };
  await greet(rig, welcome);
  const ids = Array.from({ length: count }, (_, n) => `01kah0t3vq8m2r5x${String(n).padStart(4, '0')}`);
  const words = [{ kind: 'message', seq: 1, at: 1, by: SHOPPER, text: 'hi' }];
  const bring = (some: readonly string[]) => {
    for (const id of some) rig.net.last.tell(facts(words, 1, id));
  };
  for (const id of ids) agent.open(id);
  bring(ids);
  await rig.clock.advance(10_000);
  /** Back on another line, of which nothing is told. */
  async function again() {
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, welcome);
  }
  const sent = (type: string) => rig.net.last.sent.filter((frame) => frame.type === type);
  const asked = () =>
    sent('follow').map(({ conversations }) => (Array.isArray(conversations) ? conversations.length : 0));
  return { rig, ids, again, bring, sent, asked, tell: (frame: object) => rig.net.last.tell(frame) };
}

it('[TL4] what a full desk asks for and is refused for now is asked for again, until it has come', async () => {
  const { rig, ids, again, bring, asked, tell } = await desk(250);
  await again();
  expect(asked()).toEqual([200, 50]);
  bring(ids.slice(0, 200));
  tell(refused('follow', 6_000));
  await rig.clock.advance(5_999);
  expect(asked()).toEqual([200, 50]);
  await rig.clock.advance(1);
  expect(asked()).toEqual([200, 50, 50]);
  bring(ids.slice(200));
  tell(refused('follow', 6_000));
  await rig.clock.advance(6_000);
  expect(asked()).toEqual([200, 50, 50]);
});

it('[TL4] a heartbeat that leaves a full desk behind asks in frames that the relay takes', async () => {
  const { ids, asked, tell } = await desk(250);
  const before = asked().length;
  tell({ type: 'heartbeat', heads: ids.map((conversation) => ({ conversation, seq: 2, deskSeq: 0 })) });
  expect(asked().slice(before)).toEqual([200, 50]);
});

it('[RC2] receipts that were refused for now are told again', async () => {
  const { rig, again, bring, ids, sent, tell } = await desk(3);
  await again();
  bring(ids);
  await rig.clock.advance(1_000);
  expect(sent('receipt')).toHaveLength(3);
  tell(refused('receipt', 20));
  await rig.clock.advance(10_000);
  expect(sent('receipt')).toHaveLength(6);
  await settle();
});
