import type { LineConditions } from './conditions.ts';

/** Where one way of a line stands; times are ms since the connection came. */
export interface Pace {
  /** When the last byte will have left: bandwidth is used up until then. */
  freeAt: number;
  /** When the last piece arrives: nothing arrives before it. */
  lastAt: number;
}

export const newPace = (): Pace => ({ freeAt: 0, lastAt: 0 });

/** `at`, or the end of the standstill it falls into. */
function awake(at: number, { stall }: LineConditions): number {
  if (!stall || stall.forMs <= 0) return at;
  const round = stall.everyMs + stall.forMs;
  const into = at % round;
  return into < stall.everyMs ? at : at - into + round;
}

/**
 * When a piece of so many bytes that comes at `now` arrives at the other side. Changes `pace`.
 * @param chance in [0, 1), for the jitter
 */
export function arrival(pace: Pace, conditions: LineConditions, bytes: number, now: number, chance: number): number {
  const { delayMs = 0, jitterMs = 0, bytesPerSecond } = conditions;
  const leavesAt = awake(Math.max(now, pace.freeAt), conditions);
  pace.freeAt = leavesAt + (bytesPerSecond ? (bytes / bytesPerSecond) * 1000 : 0);
  pace.lastAt = Math.max(pace.lastAt, awake(pace.freeAt + delayMs + jitterMs * chance, conditions));
  return pace.lastAt;
}
