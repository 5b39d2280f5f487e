import type { Whisper } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** A supervisor says something to the agent who has a conversation, at the desk. */
export const whisper = (deps: AppDeps, who: AgentWho, { conversation, cid, to, text }: Whisper) =>
  act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'whisper', by: agentActor(who.agent), cid, to, text }),
    same: ({ event }) => event.kind === 'whispered' && event.to.id === to && event.text === text,
  });
