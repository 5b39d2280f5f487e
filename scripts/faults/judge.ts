import type { Attempt, Report } from '../../e2e/faults/lib/report.ts';
import type { Counters, Outcome } from '../../e2e/faults/lib/types.ts';
import type { Tally } from '../lib/tally.ts';

/** The counters in the order of the table, with their short headings. */
export const COUNTERS: readonly (readonly [key: keyof Counters, heading: string])[] = [
  ['ackedLost', 'lost'],
  ['duplicates', 'dup'],
  ['phantoms', 'phantom'],
  ['orderBreaks', 'order'],
  ['gaps', 'gaps'],
  ['stuck', 'stuck'],
];

/** What a run has shown against the contract, one phrase each; empty when it held. */
export const complaints = ({ counters, failures = [] }: Outcome): string[] => [
  ...COUNTERS.filter(([key]) => counters[key] !== 0).map(([key, heading]) => `${counters[key]} ${heading}`),
  ...failures,
];

const broke = (attempt: Attempt | undefined): string | undefined =>
  attempt?.outcome ? undefined : `broke: ${attempt?.error ?? 'it did not report'}`;

/** Why a fault's run, or its control, does not pass; both empty when they do. */
export interface Verdict {
  readonly run: readonly string[];
  readonly control: readonly string[];
}

/** A run has to hold, and its control, with the guard off, must not: otherwise the run has proven nothing. */
export function judge({ held, controlled }: Report): Verdict {
  const runBroke = broke(held);
  const controlBroke = broke(controlled);
  const isBlind = controlled?.outcome !== undefined && complaints(controlled.outcome).length === 0;
  return {
    run: runBroke === undefined ? (held?.outcome ? complaints(held.outcome) : []) : [runBroke],
    control: controlBroke === undefined ? (isBlind ? ['showed nothing with the guard off'] : []) : [controlBroke],
  };
}

/** A fault counts as two tests, its run and its control; one that was not run counts as none. */
export function tallyOf(report: Report): Tally {
  if (report.notRun !== undefined) return { passed: 0, failed: 0, skipped: 0 };
  const { run, control } = judge(report);
  const failed = [run, control].filter((each) => each.length > 0).length;
  return { passed: 2 - failed, failed, skipped: 0 };
}
