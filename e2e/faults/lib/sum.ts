import { type Counters, noCounters } from '../../../sim/history.ts';

/** The counters of several runs as one. */
export const sumOf = (all: readonly Counters[]): Counters =>
  all.reduce(
    (sum, each) => ({
      ackedLost: sum.ackedLost + each.ackedLost,
      duplicates: sum.duplicates + each.duplicates,
      phantoms: sum.phantoms + each.phantoms,
      orderBreaks: sum.orderBreaks + each.orderBreaks,
      gaps: sum.gaps + each.gaps,
      stuck: sum.stuck + each.stuck,
    }),
    noCounters(),
  );
