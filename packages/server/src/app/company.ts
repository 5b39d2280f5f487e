import type { AgentName } from '@shopbell/domain';
import { type Decline, type Invite, type Join, LIMITS, type Part } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import { type IsOff, onDutyOnly } from './on-duty.ts';
import { type AgentWho, agentActor } from './who.ts';

/** Who has a conversation asks a colleague in. `to` is whom `frame.to` names, when they are on duty. */
export const invite = (deps: AppDeps, who: AgentWho, frame: Invite, to: AgentName | undefined) =>
  act(deps, who, {
    conversation: frame.conversation,
    cid: frame.cid,
    command: () => ({
      do: 'invite',
      by: agentActor(who.agent),
      cid: frame.cid,
      to,
      most: LIMITS.companyMax,
      text: frame.text,
    }),
    // By the id: the colleague may have left since.
    same: ({ event }) => event.kind === 'invited' && event.to.id === frame.to && event.text === frame.text,
  });

/** An agent comes into a conversation beside who has it; supervisors and admins uninvited. */
export const join = (deps: AppDeps, who: AgentWho, { conversation, cid }: Join, isOff: IsOff) =>
  act(deps, who, {
    ...onDutyOnly(isOff),
    conversation,
    cid,
    command: () => ({ do: 'join', by: agentActor(who.agent), cid, oversees: who.duty !== 'agent' }),
    same: ({ event }) => event.kind === 'joined',
  });

/** An agent says no to an invitation. */
export const decline = (deps: AppDeps, who: AgentWho, { conversation, cid }: Decline) =>
  act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'decline', by: agentActor(who.agent), cid }),
    same: ({ event }) => event.kind === 'declined',
  });

/** An agent who joined leaves. */
export const part = (deps: AppDeps, who: AgentWho, { conversation, cid }: Part) =>
  act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'part', by: agentActor(who.agent), cid }),
    same: ({ event }) => event.kind === 'parted',
  });
