import type { Answer } from '@shopbell/domain';
import type { AgentId, ConversationId, LeftReason, SiteId } from '@shopbell/protocol';
import { leftDueAt } from '../app/left-due.ts';
import { type Outcome, systemDeed } from '../app/system-deed.ts';
import type { SiteSettings } from '../ports/settings.ts';
import type { Waiting } from './book.ts';
import type { Guest } from './company.ts';
import type { RouterDeps } from './deps.ts';

const by = { role: 'system' } as const;

/** A request that becomes a left message. */
export interface Leaving {
  request: Waiting;
  why: LeftReason;
  lacking?: readonly string[];
}

/** One deed on its way. */
export type Deed = Promise<Outcome>;
type Deps = Pick<RouterDeps, 'store' | 'clock'>;

/** Conversations that lost their agent wait again. */
export const requeueAll = (deps: Deps, site: SiteId, requeued: Answer['requeued']): Deed[] =>
  requeued.map(({ conversation, agent: from, why }) =>
    systemDeed(deps, site, conversation, () => ({ do: 'requeue', by, from, why })),
  );

/** Who has signed off is in their colleagues' conversations no more. */
export const withdrawAll = (deps: Deps, site: SiteId, guests: readonly Guest[]): Deed[] =>
  guests.map(({ conversation, agent }) => systemDeed(deps, site, conversation, () => ({ do: 'withdraw', by, agent })));

/** Somebody who may be given something, as they stand when it is written down. */
export interface Givable {
  name: string;
  limit: number;
  isThere: boolean;
}

/** Requests go to their agents, each up to their limit, as `givable` says then; undefined for who is gone. */
export const assignAll = (
  deps: Deps,
  site: SiteId,
  assigned: Answer['assigned'],
  givable: (agent: AgentId) => Givable | undefined,
): Deed[] =>
  assigned.flatMap(({ conversation, agent }) => {
    const seen = givable(agent);
    if (!seen) return [];
    return [
      systemDeed(
        deps,
        site,
        conversation,
        (view) => {
          const { limit = 0, isThere = false } = givable(agent) ?? {};
          const hasRoom = view.load(agent) < limit;
          return { do: 'assign', by, agent: { id: agent, name: seen.name }, hasRoom, isThere };
        },
        agent,
      ),
    ];
  });

/** Requests become left messages. */
export const leaveAll = (deps: Deps, site: SiteId, leaving: readonly Leaving[], settings: SiteSettings): Deed[] =>
  leaving.map(({ request, why, lacking }) => {
    const due = leftDueAt(settings, request.group, deps.clock.now());
    return systemDeed(deps, site, request.conversation, () => ({
      ...{ do: 'leave', by, since: request.waitsSince, why },
      ...(lacking === undefined ? {} : { lacking }),
      ...(due === undefined ? {} : { dueAt: due }),
    }));
  });

/** What of a pass's left messages is carried out: `held` are those for which it is too early to give up. */
export function leavings(
  left: Answer['left'],
  waiting: ReadonlyMap<ConversationId, Waiting>,
  mayGiveUp: (why: LeftReason) => boolean,
): Leaving[] {
  return left.flatMap(({ conversation, why, lacking }) => {
    const request = waiting.get(conversation);
    if (!request || !mayGiveUp(why)) return [];
    return [{ request, why, ...(lacking === undefined ? {} : { lacking }) }];
  });
}
