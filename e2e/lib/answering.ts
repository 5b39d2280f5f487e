import type { Agent } from '@shopbell/sdk/agent';
import { onDuty } from './floor.ts';
import { type Relay, signInOf } from './relay.ts';

/** What an agent answers, to everybody the same. */
export const ANSWER = 'Heard you';

/** An agent who takes every request at once, answers it and ends it. */
export async function answering(relay: Relay): Promise<Agent> {
  const agent = await onDuty(relay, signInOf(relay, 'agent'));
  const taken = new Set<string>();
  const look = () => {
    for (const { conversation } of agent.view.waiting) {
      if (taken.has(conversation)) continue;
      taken.add(conversation);
      void agent
        .take(conversation)
        .then(() => agent.send(conversation, ANSWER))
        .then(() => agent.close(conversation))
        .catch((error) => {
          if (error.code !== 'destroyed') throw error;
        });
    }
  };
  agent.on('change', look);
  look();
  return agent;
}
