import { expect, it } from 'vitest';
import { agentOver } from './agent-over.ts';
import { createRig, greet } from './testing/rig.ts';
import { C1, MEI } from './testing/shopper.ts';

const SITE = { id: '01kah0t3vq8m2r5x9z00', slug: 'demo', name: 'Demo' };
const SELF = { role: 'agent', id: MEI.id, name: 'Mei', duty: 'agent', site: SITE };
/** What the relay's clock shows when the rig's begin. */
const START = 1_700_000_000_000;

/** An agent on a machine whose clock is `aheadMs` ahead, greeted `wayMs` after the relay said so. */
async function greeted(aheadMs: number, wayMs = 0) {
  const rig = createRig();
  rig.clock.turn(aheadMs);
  const fetch = async () => new Response(null, { status: 204 });
  const agent = agentOver(
    { ...rig.ports, fetch, origin: undefined },
    { endpoint: 'http://localhost:8080', token: 't' },
  );
  void agent.connect();
  /** The relay's time, and no machine's. */
  const at = () => START + rig.clock.now();
  await rig.clock.advance(wayMs);
  await greet(rig, { you: SELF, at: at() - wayMs });
  return {
    rig,
    agent,
    at,
    /** By how much one would be wrong who goes by the view. */
    off: () => rig.clock.wall() - agent.view.aheadMs - at(),
    beat: (wayMs = 0) => rig.net.last.tell({ type: 'heartbeat', at: at() - wayMs, heads: [], reconnectWindowMs: 500 }),
  };
}

it.each([120_000, -120_000, 0])('[TM1] knows the relay’s time where the clock is %d ms ahead', async (aheadMs) => {
  const { agent, off } = await greeted(aheadMs);
  expect([agent.view.aheadMs, off()]).toEqual([aheadMs, 0]);
});

it('[TM1] takes the way of a slow greeting off with the first heartbeat that is faster, and with no slower one', async () => {
  const { rig, off, beat } = await greeted(120_000, 3000);
  expect(off()).toBe(-3000);
  beat(100);
  expect(off()).toBe(-100);
  await rig.clock.advance(20_000);
  beat(2000);
  expect(off()).toBe(-100);
});

it.each([600_000, -600_000])('[TM1] knows it again within a heartbeat where the clock is set by %d ms', async (ms) => {
  const { rig, agent, off, beat } = await greeted(0);
  let told = 0;
  agent.on('change', () => {
    told++;
  });
  rig.clock.turn(ms);
  expect(off()).toBe(ms);
  beat();
  await Promise.resolve();
  expect([off(), told]).toEqual([0, 1]);
  beat();
  await Promise.resolve();
  expect(told).toBe(1);
});

it('[TM1] goes by the newest greeting, and not by a faster one of a line before', async () => {
  const { rig, agent, beat } = await greeted(0);
  beat();
  rig.net.last.end();
  await rig.clock.advance(1000);
  // Another relay, whose clock is a minute behind the first one's.
  await greet(rig, { you: SELF, at: START + rig.clock.now() - 60_000 });
  expect(agent.view.aheadMs).toBe(60_000);
});

it.each([{}, { at: 'now' }, { at: null }])('[TM1] goes by the machine’s where a relay tells none: %o', async (more) => {
  const { rig, agent } = await greeted(5000);
  rig.net.last.end();
  await rig.clock.advance(1000);
  await greet(rig, { you: SELF, at: undefined, ...more });
  expect([agent.view.connection, agent.view.aheadMs]).toEqual(['online', 5000]);
});

it('[TM1] tells of what is not sent by the relay’s time too', async () => {
  const { agent, at } = await greeted(120_000);
  agent.open(C1);
  void agent.send(C1, 'Hello').catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve));
  expect(agent.view.threads.get(C1)?.pending.map((one) => one.at)).toEqual([at()]);
});
