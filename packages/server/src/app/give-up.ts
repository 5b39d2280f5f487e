import type { GiveUp } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent says that a left message will not be answered, and why. */
export const giveUp = (deps: AppDeps, who: AgentWho, { conversation, cid, text }: GiveUp) =>
  act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'give_up', by: agentActor(who.agent), cid, text }),
    same: ({ event }) => event.kind === 'gave_up' && event.text === text,
  });
