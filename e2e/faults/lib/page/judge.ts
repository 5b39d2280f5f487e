import { checkHistory } from '../../../../sim/history.ts';
import { sumOf } from '../sum.ts';
import type { Outcome } from '../types.ts';
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
  const figures: Record<string, string | number> = {};
  const failures: string[] = [];
  for (const [name, pass] of Object.entries(passes)) {
    for (const [figure, value] of Object.entries(pass.figures)) figures[`${name}: ${figure}`] = value;
    for (const failure of pass.failures ?? []) failures.push(`${name}: ${failure}`);
  }
  const counters = sumOf(Object.values(passes).map((pass) => pass.counters));
  return { counters, figures, failures };
}
