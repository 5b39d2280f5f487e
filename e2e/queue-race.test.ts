import type { Agent } from '@shopbell/sdk/agent';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { guest, onDuty, when } from './lib/floor.ts';
import { type Relay, signInOf, startRelay } from './lib/index.ts';

const RACES = 100;

let relay: Relay;
let agents: readonly [Agent, Agent];

beforeAll(async () => {
  relay = await startRelay();
  agents = [await onDuty(relay, signInOf(relay, 'agent', 0)), await onDuty(relay, signInOf(relay, 'agent', 1))];
});
afterAll(async () => {
  for (const agent of agents) agent.destroy();
  await relay.remove();
});

test(`[RL8] of two agents who take at once one has it and the other is told by name, ${RACES} times`, async () => {
  const { chat } = await guest(relay, 'Hello');
  const wins = [0, 0];
  for (let n = 0; n < RACES; n++) {
    if (n > 0) await chat.send(`Again, ${n}`);
    const conversation = chat.view.thread?.conversation ?? '';
    const isListed = ({ view }: Agent) => view.waiting.some((row) => row.conversation === conversation);
    await Promise.all(agents.map((agent) => when(agent, () => isListed(agent))));
    // Each presses first half of the time.
    const order = n % 2 === 0 ? agents : ([agents[1], agents[0]] as const);
    const took = await Promise.allSettled(order.map((agent) => agent.take(conversation)));
    const losses = took.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []));
    expect(losses).toMatchObject([{ code: 'already_taken' }]);
    const winner = order[took.findIndex(({ status }) => status === 'fulfilled')]!;
    const loser = order.find((agent) => agent !== winner)!;
    wins[agents.indexOf(winner)]! += 1;
    await Promise.all([
      when(winner, ({ mine }) => mine.some((row) => row.conversation === conversation)),
      when(loser, () => !isListed(loser)),
      when(chat, ({ thread, agent }) => thread?.conversation === conversation && agent?.id === winner.view.self?.id),
    ]);
    expect(loser.view.mine).toEqual([]);
    await winner.close(conversation);
    await when(chat, ({ thread }) => thread?.state === 'closed');
  }
  expect(wins[0]! + wins[1]!).toBe(RACES);
  chat.destroy();
}, 120_000);
