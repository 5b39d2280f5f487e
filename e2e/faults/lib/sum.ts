import type { Counters } from './types.ts';

/** The counters of several runs as one. */
export const sumOf = (all: readonly Counters[]): Counters => {
  const sum: Counters = { ackedLost: 0, duplicates: 0, phantoms: 0, orderBreaks: 0, gaps: 0, stuck: 0 };
  for (const each of all) {
    sum.ackedLost += each.ackedLost;
    sum.duplicates += each.duplicates;
    sum.phantoms += each.phantoms;
    sum.orderBreaks += each.orderBreaks;
    sum.gaps += each.gaps;
    sum.stuck += each.stuck;
  }
  return sum;
};
