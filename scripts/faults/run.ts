import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Report } from '../../e2e/faults/lib/report.ts';
import type { Scale } from '../../e2e/faults/lib/types.ts';
import { exec } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import type { Print } from '../lib/step.ts';
import { add, NOTHING, type Tally } from '../lib/tally.ts';
import { tallyOf } from './judge.ts';
import { HEADING, rowOf } from './table.ts';

/** Time for one fault with its control, in ms. */
const TIMEOUT_MS: Readonly<Record<Scale, number>> = { short: 300_000, long: 45 * 60_000 };

const readReport = (path: string): Report | undefined => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/** A fault whose process told nothing has failed. */
const silent = (name: string, why: string): Report => ({
  name,
  what: '',
  rules: [],
  control: '',
  shows: [],
  held: { error: why, seconds: 0 },
});

/** Runs one fault in a process of its own. */
export async function runFault(name: string, scale: Scale): Promise<Report> {
  const path = join(ROOT, 'node_modules/.cache/reports/faults', `${name}.json`);
  mkdirSync(dirname(path), { recursive: true });
  rmSync(path, { force: true });
  const { output } = await exec('node', ['e2e/faults/lib/one.ts', name, scale, path], { timeoutMs: TIMEOUT_MS[scale] });
  return readReport(path) ?? silent(name, output);
}

/** Faults wait more than they work: in the short form, where nothing is measured to the ms, some run at the same time. */
const LANES: Readonly<Record<Scale, number>> = { short: 6, long: 1 };

/** The longest of the short forms: begun last, one of them would run alone at the end. */
const LONG_ONES = [
  'sleep',
  'idb-gone',
  'half-open',
  'fsync-error',
  'restore',
  'stall',
  '2g',
  'cuts',
  'week-offline',
  'tabs',
];

/** In which order faults are begun: the longest first, the others as they come. */
export const longestFirst = (names: readonly string[]): string[] => [
  ...LONG_ONES.filter((name) => names.includes(name)),
  ...names.filter((name) => !LONG_ONES.includes(name)),
];

/** Runs faults and prints each as it ends. */
export async function runFaults(
  names: readonly string[],
  scale: Scale,
  print: Print,
): Promise<{ tally: Tally; reports: readonly Report[] }> {
  let tally = NOTHING;
  const reports = new Map<string, Report>();
  const waiting = longestFirst(names);
  print(HEADING);
  const lane = async (): Promise<void> => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const report = await runFault(name, scale);
      reports.set(name, report);
      tally = add(tally, tallyOf(report));
      for (const line of rowOf(report)) print(line);
    }
  };
  await Promise.all(Array.from({ length: LANES[scale] }, lane));
  return { tally, reports: names.flatMap((name) => reports.get(name) ?? []) };
}
