import type { Report } from '../../e2e/faults/lib/report.ts';
import { judge } from '../faults/judge.ts';
import { runFault } from '../faults/run.ts';
import { exec } from '../lib/exec.ts';
import { SIM } from '../steps/sim.ts';
import type { Origin } from './machine.ts';

/** Seeds of the simulation in a proof. */
export const SEEDS = 100_000;

/** Texts of the grammar in a proof, for every field that a page gives. */
const HOSTILE_TEXTS = 200;

/** Places from which the nearest store is looked for in a proof. */
const NEAREST_PLACES = 100_000;

const HOURS_MS = 3_600_000;

/** What is said while everything that is told of it is down, for whole hours, and under how many seeds. */
const OUTAGES = { OUTAGE_MESSAGES: '1000', OUTAGE_SEEDS: '2', OUTAGE_MINUTES: '60', OUTAGE_SEED: '1' };

/** One part of the proof, as it came out. */
export interface Part {
  /** A fault's name, `simulation`, `planted bugs`, `hostile texts`, `access`, `engines`, `outages` or `nearest store`. */
  readonly name: string;
  readonly origin: Origin;
  readonly isGood: boolean;
  /** Of a fault. */
  readonly report?: Report;
  /** Of the others: what they printed that is worth keeping. */
  readonly lines?: readonly string[];
}

/** Runs one part. */
export type RunPart = (origin: Origin) => Promise<Part>;

const fault =
  (name: string): RunPart =>
  async (origin) => {
    const report = await runFault(name, 'long');
    const { run, control } = judge(report);
    return { name, origin, report, isGood: report.notRun !== undefined || run.length + control.length === 0 };
  };

/** Runs commands at the same time; keeps the lines that are worth it. */
const commands =
  (
    name: string,
    all: readonly (readonly string[])[],
    isWorth: (line: string) => boolean,
    env: Readonly<Record<string, string>> = {},
  ): RunPart =>
  async (origin) => {
    const ran = await Promise.all(all.map((args) => exec('node', args, { env, timeoutMs: 4 * HOURS_MS })));
    const lines = ran.flatMap(({ output }) => output.trim().split('\n').filter(isWorth));
    return { name, origin, isGood: ran.every(({ code }) => code === 0), lines };
  };

/** One half of the seeds for each of two cores. */
const seeds = [1, SEEDS / 2 + 1].map((from) => [
  ...SIM,
  '--from',
  String(from),
  '--seeds',
  String(SEEDS / 2),
  '--reach',
  'all',
]);

/** All parts, by their names. */
export const parts = (faults: readonly string[]): ReadonlyMap<string, RunPart> =>
  new Map([
    ...faults.map((name) => [name, fault(name)] as const),
    ['simulation', commands('simulation', seeds, (line) => !line.startsWith(' '))] as const,
    [
      'planted bugs',
      commands('planted bugs', [['scripts/sim.ts', '--plants']], (line) => /^[✓✗\d]/.test(line)),
    ] as const,
    [
      'hostile texts',
      commands('hostile texts', [['scripts/e2e.ts', 'embed-hostile']], (line) => /seed \d/.test(line), {
        HOSTILE_TEXTS: `${HOSTILE_TEXTS}`,
      }),
    ] as const,
    [
      'access',
      commands(
        'access',
        [['scripts/e2e.ts', 'console-axe', 'embed-access.test']],
        (line) => /\[A[WX]\d|passed,/.test(line),
        {
          AXE_DRESSES: 'all',
        },
      ),
    ] as const,
    [
      'nearest store',
      commands(
        'nearest store',
        [['node_modules/vitest/vitest.mjs', 'run', 'packages/domain/src/stores/nearest.test.ts']],
        (line) => /\[NS1\].*seed|passed/.test(line),
        { NEAREST_PLACES: `${NEAREST_PLACES}` },
      ),
    ] as const,
    [
      'outages',
      commands(
        'outages',
        [['node_modules/vitest/vitest.mjs', 'run', 'packages/server/src/outbound/outage']],
        (line) => /\(seed \d+\)|passed/.test(line),
        OUTAGES,
      ),
    ] as const,
    [
      'engines',
      commands('engines', [['scripts/engines.ts']], (line) =>
        /^(✗|✓ (engines|e2e)|not in|IME|\d+ passed| ❌)/.test(line),
      ),
    ] as const,
  ]);
