import type { TakeOver } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type IsOff, onDutyOnly } from './on-duty.ts';
import { type AgentWho, agentActor } from './who.ts';

/** A supervisor takes a conversation over from the agent who has it; of two at once, one wins and the other is told. */
export const takeOver = (deps: AppDeps, who: AgentWho, { conversation, cid, from, text }: TakeOver, isOff: IsOff) =>
  act(deps, who, {
    ...onDutyOnly(isOff),
    conversation,
    cid,
    command: () => ({ do: 'take_over', by: agentActor(who.agent), cid, from, text }),
    same: ({ event }) => event.kind === 'taken_over' && event.from.id === from && event.text === text,
  });
