import type { Attempt, Report } from '../../e2e/faults/lib/report.ts';
import type { Counters, Outcome, Sign } from '../../e2e/faults/lib/types.ts';
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

/** What was to be shown and was not, in one phrase; empty when all of it was. */
const unshown = (shows: readonly Sign[], { counters, failures = [] }: Outcome): string => {
  const missing = shows.flatMap((sign) => {
    if (typeof sign === 'string') {
      return counters[sign] > 0 ? [] : [COUNTERS.find(([key]) => key === sign)?.[1] ?? sign];
    }
    return failures.some((each) => each.includes(sign.says)) ? [] : [`"${sign.says}"`];
  });
  return missing.join(', ');
};

const blind = (shows: readonly Sign[], outcome: Outcome): string[] => {
  if (shows.length === 0) return ['names nothing that it must show'];
  const missing = unshown(shows, outcome);
  if (missing === '') return [];
  const shown = complaints(outcome).join('; ') || 'nothing';
  return [`did not show ${missing} with the guard off, but ${shown}`];
};

const broke = (attempt: Attempt | undefined): string | undefined =>
  attempt?.outcome ? undefined : `broke: ${attempt?.error ?? 'it did not report'}`;

/** Why a fault's run, or its control, does not pass; both empty when they do. */
export interface Verdict {
  readonly run: readonly string[];
  readonly control: readonly string[];
}

/** A run has to hold, and its control, with the guard off, must raise what it names: otherwise the run has proven nothing. */
export function judge({ held, controlled, shows }: Report): Verdict {
  const runBroke = broke(held);
  const controlBroke = broke(controlled);
  return {
    run: runBroke === undefined ? (held?.outcome ? complaints(held.outcome) : []) : [runBroke],
    control:
      controlBroke === undefined ? (controlled?.outcome ? blind(shows, controlled.outcome) : []) : [controlBroke],
  };
}

/** A fault counts as two tests, its run and its control; one that was not run counts as none. */
export function tallyOf(report: Report): Tally {
  if (report.notRun !== undefined) return { passed: 0, failed: 0, skipped: 0 };
  const { run, control } = judge(report);
  const failed = [run, control].filter((each) => each.length > 0).length;
  return { passed: 2 - failed, failed, skipped: 0 };
}
