import { checkHistory } from '../../../../sim/history.ts';
import { sumOf } from '../sum.ts';
import type { Outcome } from '../types.ts';
import { saidTwice, storedOf } from './said.ts';
import type { Visits } from './visits.ts';

/** Findings that are worth printing. */
const SHOWN_FINDINGS = 5;

/**
 * Ends the visits and judges what they did by the shared checker; a page with an error in it has failed. What pages say is told apart
 * by its words, whatever its cid.
 * @param least how many different messages must be stored
 */
export async function judge(
  visits: Visits,
  figures: Outcome['figures'],
  failures: readonly string[] = [],
  least = 0,
): Promise<Outcome> {
  const ending = await visits.end();
  const { counters, findings } = checkHistory({ ...visits.ledger, ...ending });
  const twice = saidTwice(ending.logs);
  const doubled = twice.map((text) => `duplicates: ${text} is stored twice`);
  const found = findings.map(({ counter, text }) => `${counter}: ${text}`);
  const stored = storedOf(ending.logs);
  const lacking = stored < least ? [`${stored} of ${least} messages are stored`] : [];
  const { pressed, acked } = visits.ledger;
  return {
    counters: { ...counters, duplicates: counters.duplicates + twice.length },
    figures: { pressed: pressed.length, acked: acked.length, stored, ...figures },
    failures: [
      ...failures,
      ...lacking,
      ...doubled.slice(0, SHOWN_FINDINGS),
      ...found.slice(0, SHOWN_FINDINGS),
      ...visits.faults.slice(0, SHOWN_FINDINGS),
    ],
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
