import { checkHistory, noCounters } from '../../../../sim/history.ts';
import type { Counters, Outcome } from '../types.ts';
import type { Visits } from './visits.ts';

/** Findings that are worth printing. */
const SHOWN_FINDINGS = 5;

/** Ends the visits and judges what they did by the shared checker; a page with an error in it has failed. */
export async function judge(
  visits: Visits,
  figures: Outcome['figures'],
  failures: readonly string[] = [],
): Promise<Outcome> {
  const ending = await visits.end();
  const { counters, findings } = checkHistory({ ...visits.ledger, ...ending });
  const found = findings.slice(0, SHOWN_FINDINGS).map(({ counter, text }) => `${counter}: ${text}`);
  const { pressed, acked } = visits.ledger;
  return {
    counters,
    figures: { pressed: pressed.length, acked: acked.length, ...figures },
    failures: [...failures, ...found, ...visits.faults.slice(0, SHOWN_FINDINGS)],
  };
}

/** Several passes as one outcome; figures are told with the pass's name before them. */
export function together(passes: Readonly<Record<string, Outcome>>): Outcome {
  const counters: Counters = noCounters();
  const figures: Record<string, string | number> = {};
  const failures: string[] = [];
  for (const [name, pass] of Object.entries(passes)) {
    counters.ackedLost += pass.counters.ackedLost;
    counters.duplicates += pass.counters.duplicates;
    counters.phantoms += pass.counters.phantoms;
    counters.orderBreaks += pass.counters.orderBreaks;
    counters.gaps += pass.counters.gaps;
    counters.stuck += pass.counters.stuck;
    for (const [figure, value] of Object.entries(pass.figures)) figures[`${name}: ${figure}`] = value;
    for (const failure of pass.failures ?? []) failures.push(`${name}: ${failure}`);
  }
  return { counters, figures, failures };
}
