import type { Conversation } from '@shopbell/domain';
import type { Take } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type IsOff, onDutyOnly } from './on-duty.ts';
import { type AgentWho, agentActor } from './who.ts';

/** What an agent may take. */
export interface Picking {
  /** Conversations they may have at a time. Looked up when it is decided. */
  limit: () => number;
  isOff: IsOff;
  /** May they take this one out of the queue? */
  mayPick: (conversation: Conversation) => boolean;
}

/** An agent takes a waiting conversation, up to their limit; of two at once, one wins and the other is told. */
export const take = (deps: AppDeps, who: AgentWho, frame: Take, { limit, mayPick, isOff }: Picking) =>
  act(deps, who, {
    ...onDutyOnly(isOff),
    conversation: frame.conversation,
    cid: frame.cid,
    loads: who.agent.id,
    command: (view, conversation) => ({
      do: 'take',
      by: agentActor(who.agent),
      cid: frame.cid,
      hasRoom: view.load(who.agent.id) < limit(),
      mayPick: mayPick(conversation),
    }),
    same: ({ event }) => event.kind === 'assigned',
  });
