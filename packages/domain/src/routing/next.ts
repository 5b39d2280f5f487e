import type { Entry } from './entry.ts';
import type { Floor } from './floor.ts';

/** When time alone changes an answer: an offer lapses, a wait is over, a grace ends. Never later than that; perhaps earlier. */
export function nextAt(waiting: readonly Entry[], { agents, groups }: Floor, now: number): number | undefined {
  let next = Infinity;
  for (const { settings, offer, waitsSince } of waiting) {
    const end = offer ? offer.until : waitsSince + (settings?.maxWaitMs ?? Infinity);
    if (end < next) next = end;
  }
  for (const { lineLostSince } of agents) {
    if (lineLostSince === undefined) continue;
    for (const { graceMs } of groups) {
      const end = lineLostSince + graceMs;
      if (end > now && end < next) next = end;
    }
  }
  return next === Infinity ? undefined : next;
}
