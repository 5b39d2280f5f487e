import { afterAll, beforeAll, expect, test } from 'vitest';
import { guest, onDuty, when } from './lib/floor.ts';
import { openOffice, type Relay, signInOf, startRelay } from './lib/index.ts';

let relay: Relay;

beforeAll(async () => {
  relay = await startRelay();
  const office = await openOffice(relay.url, relay.demo);
  const { groups } = await office.floor();
  for (const group of groups) await office.setGroup({ ...group, mode: 'automatic' });
  await office.signOut();
});
afterAll(() => relay.remove());

async function restart(): Promise<void> {
  relay.child.process.kill('SIGTERM');
  await relay.child.ended;
  await relay.start();
}

test('[RL38] who signed off before a restart is off after it, gets no shopper, and is online by signing in', async () => {
  const agent = await onDuty(relay, signInOf(relay, 'agent', 0));
  await when(agent, ({ duty }) => duty?.status === 'online');
  agent.setStatus('off');
  await when(agent, ({ duty }) => duty?.status === 'off');
  await restart();
  await when(agent, ({ connection, duty }) => connection === 'online' && duty !== undefined);
  expect(agent.view.duty?.status).toBe('off');
  const { chat } = await guest(relay, 'Is anybody there?');
  await expect.poll(() => chat.view.thread?.state, { timeout: 20_000 }).toBe('left');
  await agent.signOut();
  const again = await onDuty(relay, signInOf(relay, 'agent', 0));
  await when(again, ({ duty }) => duty?.status === 'online');
  for (const each of [agent, again, chat]) each.destroy();
}, 60_000);
