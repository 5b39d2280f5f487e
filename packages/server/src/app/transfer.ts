import type { AgentName } from '@shopbell/domain';
import type { Transfer } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** An agent hands a conversation to a colleague. `to` is whom `frame.to` names, when they are on duty. */
export const transfer = (deps: AppDeps, who: AgentWho, frame: Transfer, to: AgentName | undefined) =>
  act(deps, who, {
    conversation: frame.conversation,
    cid: frame.cid,
    command: () => ({
      do: 'transfer',
      by: agentActor(who.agent),
      cid: frame.cid,
      to,
      reason: frame.reason,
      text: frame.text,
    }),
    // By the id: the colleague may have left since.
    same: ({ event }) =>
      event.kind === 'transferred' &&
      event.to.id === frame.to &&
      event.reason === frame.reason &&
      event.text === frame.text,
  });
