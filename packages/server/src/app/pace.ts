import type { Clock } from '../ports/clock.ts';
import { createRecent } from '../recent.ts';

/** Half of those who are remembered. */
const KEPT_HALF = 10_000;

export interface PaceRules {
  /** What somebody may do at once. */
  atOnce: number;
  /** One more comes back after this time, in ms. */
  everyMs: number;
  /** Nobody waits longer, in ms. Default: as long as it takes. */
  waitMaxMs?: number;
}

/** How often somebody may do something, by a name of theirs. Kept in memory: a restart lets everybody begin anew. */
export interface Pace {
  /** 0, or the ms for which they may not. */
  wait(who: string): number;
  /** They did. What was done at the same time is all counted. */
  spend(who: string): void;
}

export function createPace(
  { elapsed }: Pick<Clock, 'elapsed'>,
  { atOnce, everyMs, waitMaxMs = Number.POSITIVE_INFINITY }: PaceRules,
): Pace {
  // When they will have paid for all of it, at one every `everyMs`; monotonic ms.
  const paidAt = createRecent<number>(KEPT_HALF);
  return {
    wait(who) {
      const paid = paidAt.get(who) ?? 0;
      return Math.max(0, Math.ceil(paid - (atOnce - 1) * everyMs - elapsed()));
    },
    spend(who) {
      const now = elapsed();
      const latest = now + (atOnce - 1) * everyMs + waitMaxMs;
      paidAt.set(who, Math.min(Math.max(paidAt.get(who) ?? now, now) + everyMs, latest));
    },
  };
}
