import type { GiveBack } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent gives a conversation back to the queue, where it keeps its place. */
export const giveBack = (deps: AppDeps, who: AgentWho, { conversation, cid, reason, text }: GiveBack) =>
  act(deps, who, {
    conversation,
    cid,
    command: () => ({
      do: 'give_back',
      by: agentActor(who.agent),
      cid,
      reason,
      text,
    }),
    same: ({ event }) => event.kind === 'given_back' && event.reason === reason && event.text === text,
  });
