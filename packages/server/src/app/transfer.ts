import type { AgentName, GroupName } from '@shopbell/domain';
import type { AgentId, GroupSlug, Transfer } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type AgentWho, agentActor } from './who.ts';

/** To a colleague: `to` is whom `id` names, when they are on duty, with as many conversations as they may have. Looked up when it is decided. */
export interface ToColleague {
  id: AgentId;
  to: () => AgentName | undefined;
  limit: () => number;
}

/** An agent hands a conversation to a colleague who is on duty and has room. */
export const transfer = (
  deps: AppDeps,
  who: AgentWho,
  { conversation, cid, reason, text }: Transfer,
  { id, to, limit }: ToColleague,
) =>
  act(deps, who, {
    conversation,
    cid,
    loads: id,
    command: (view) => ({
      do: 'transfer',
      by: agentActor(who.agent),
      cid,
      to: to(),
      hasRoom: view.load(id) < limit(),
      reason,
      text,
    }),
    // By the id: the colleague may have left since.
    same: ({ event }) =>
      event.kind === 'transferred' && event.to?.id === id && event.reason === reason && event.text === text,
  });

/** An agent hands a conversation to a group, where it waits again. `group` is what `id` names, where the site has it. */
export const transferToGroup = (
  deps: AppDeps,
  who: AgentWho,
  { conversation, cid, reason, text }: Transfer,
  { id, group }: { id: GroupSlug; group: GroupName | undefined },
) =>
  act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'transfer_to_group', by: agentActor(who.agent), cid, group, reason, text }),
    same: ({ event }) =>
      event.kind === 'transferred' && event.group?.id === id && event.reason === reason && event.text === text,
  });
