import type { Take } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent takes a waiting conversation; of two at once, one wins and the other is told. */
export const take = (deps: AppDeps, who: AgentWho, frame: Take) =>
  act(deps, who, {
    conversation: frame.conversation,
    cid: frame.cid,
    command: () => ({ do: 'take', by: agentActor(who.agent), cid: frame.cid }),
    same: ({ event }) => event.kind === 'assigned',
  });
