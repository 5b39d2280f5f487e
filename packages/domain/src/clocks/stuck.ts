import type { Common, State } from '../conversation/conversation.ts';
import type { ServiceHours } from '../hours/hours.ts';
import { clockDeadlines, type Deadlines } from './read.ts';
import type { ReplyRule } from './rule.ts';

/** Why a case doesn't go on: who has it owes a reply too long, nobody takes it out of the queue, a left message is overdue. */
export type StuckReason = 'no_reply' | 'nobody_took' | 'left_overdue';

/** From when on (epoch ms) a case is stuck unless something happens, and why. */
export interface Stuck {
  readonly why: StuckReason;
  readonly at: number;
}

/** What of a conversation counts here; a row of a list has it as well. */
export interface Standing extends Pick<Common, 'left'> {
  readonly state: State;
  /** Epoch ms at which the present wait for an agent began; only while it waits. */
  readonly waitsSince?: number;
}

/**
 * When the conversation of a case is stuck: at the first instant at which it is too late for one of these, each by the site's
 * thresholds. Undefined while nothing is owed, once it is over, and where service ends for good before.
 *
 * - `no_reply`: an agent has it, and its reply clock is over its limit.
 * - `nobody_took`: it waits in the queue for longer than a first reply may take.
 * - `left_overdue`: what was left is not answered by its due time, taken or not.
 *
 * @param clock the clock that runs, as `clockDeadlines` gives it; undefined when nobody owes a reply
 * @param hours the service hours of the conversation's group; undefined: always in service
 */
export function stuckAt(
  { state, waitsSince, left }: Standing,
  clock: Pick<Deadlines, 'overdueAt'> | undefined,
  rule: ReplyRule,
  hours: ServiceHours | undefined,
): Stuck | undefined {
  if (state === 'closed') return undefined;
  const found: Stuck[] = [];
  const add = (why: StuckReason, at: number | undefined): void => {
    if (at !== undefined) found.push({ why, at });
  };
  if (state === 'active') add('no_reply', clock?.overdueAt);
  if (state === 'requested' && waitsSince !== undefined) {
    add('nobody_took', clockDeadlines({ clock: 'first_reply', since: waitsSince }, rule, hours).overdueAt);
  }
  if (left?.dueAt !== undefined && left.repliedAt === undefined) add('left_overdue', left.dueAt + 1);
  return found.toSorted((a, b) => a.at - b.at)[0];
}
