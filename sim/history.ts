import { checkErased } from './history/erased.ts';
import { checkGuarded } from './history/guarded.ts';
import { checkLeft } from './history/left.ts';
import { checkLists } from './history/lists.ts';
import { checkMarks } from './history/marks.ts';
import { checkPromises } from './history/promises.ts';
import { checkRated } from './history/rated.ts';
import { checkShown } from './history/shown.ts';
import { checkStored } from './history/stored.ts';
import type { Counters, Finding, History } from './history/types.ts';

export type * from './history/types.ts';

/** What a check found. */
export interface Judgement {
  readonly counters: Counters;
  /** At most `FINDINGS_MAX`, in the order found; the counters count all. */
  readonly findings: readonly Finding[];
}

/** Readable findings that are kept of one history: the counters tell the rest. */
export const FINDINGS_MAX = 100;

/** Six zeros. */
export const noCounters = (): Counters => ({
  ackedLost: 0,
  duplicates: 0,
  phantoms: 0,
  orderBreaks: 0,
  gaps: 0,
  stuck: 0,
});

/** True when all six are 0. */
export const isClean = (counters: Counters): boolean => Object.values(counters).every((count) => count === 0);

/**
 * The one history checker: of the simulation, of in-process tests and of fault tests against real processes. Pure, in time
 * linear in the history. Give it everything pressed, everything acked, both logs of every conversation, every screen and
 * what is still unsent, taken when faults are over and W + 60 s have passed (C25).
 */
export function checkHistory(history: History): Judgement {
  const counters = noCounters();
  const findings: Finding[] = [];
  const say = (counter: keyof Counters, text: string): void => {
    counters[counter] += 1;
    if (findings.length < FINDINGS_MAX) findings.push({ counter, text });
  };
  checkStored(history, say);
  checkErased(history, say);
  checkGuarded(history, say);
  checkPromises(history.logs, say);
  checkLeft(history, say);
  checkRated(history.logs, say);
  checkShown(history, say);
  checkLists(history.lists ?? [], say);
  checkMarks(history.marked ?? [], say);
  return { counters, findings };
}
