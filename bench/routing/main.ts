import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { route } from '../../packages/domain/src/index.ts';
import { ROOT } from '../lib/child.ts';
import { commit, machine } from '../lib/here.ts';
import { type Driven, drive } from './drive.ts';
import { AGENTS, makeFloor, NOW, type Scenario, WAITING } from './floor.ts';
import { GOALS, missed, quantile, type RoutingResult, type RoutingRow } from './result.ts';

/**
 * `npm run bench -- routing`: passes over 10,000 waiting requests and 500 agents, into `bench/results/routing.json`. Ends
 * with 1 when a goal is missed.
 */
const FILE = join(ROOT, 'bench/results/routing.json');
const SCENARIOS: readonly Scenario[] = ['full', 'open', 'offers'];
const FLOORS = 5;
const WARM = 20;
const PASSES = 200;

const rounded = (value: number): number => Number(value.toFixed(2));

/** CPU of the whole process while `run` runs, in ms. */
function cpuOf(run: () => unknown): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function measure(scenario: Scenario): Promise<RoutingRow> {
  const floors = Array.from({ length: FLOORS }, (_, i) => makeFloor(scenario, 2026 + i));
  const floorOf = (i: number) => floors[i % FLOORS] ?? makeFloor(scenario, 2026);
  const first = cpuOf(() => route(floorOf(0), NOW));
  for (let i = 0; i < WARM; i++) route(floorOf(i), NOW);
  const cpu = Array.from({ length: PASSES }, (_, i) => cpuOf(() => route(floorOf(i), NOW)));
  const stops: Driven[] = [];
  for (let i = 0; i < PASSES; i++) stops.push(await drive(floorOf(i), NOW));
  const stopsCpu = stops.map(({ stopCpuMs }) => stopCpuMs);
  const stopsWall = stops.map(({ stopWallMs }) => stopWallMs);
  const { assigned, offered, left, waiting } = route(floorOf(0), NOW);
  return {
    scenario,
    waiting: WAITING,
    agents: AGENTS,
    passes: PASSES,
    given: assigned.length + offered.length,
    left: left.length,
    stillWaiting: waiting.length,
    cpuFirstMs: rounded(first),
    cpuMedianMs: rounded(quantile(cpu, 0.5)),
    cpuP99Ms: rounded(quantile(cpu, 0.99)),
    stopCpuMedianMs: rounded(quantile(stopsCpu, 0.5)),
    stopCpuP99Ms: rounded(quantile(stopsCpu, 0.99)),
    stopWallMedianMs: rounded(quantile(stopsWall, 0.5)),
    stopWallWorstMs: rounded(quantile(stopsWall, 1)),
  };
}

async function main(): Promise<number> {
  const result: RoutingResult = { machine: machine([]), commit: commit(), goals: GOALS, rows: [] };
  for (const scenario of SCENARIOS) result.rows.push(await measure(scenario));
  console.table(result.rows);
  mkdirSync(join(ROOT, 'bench/results'), { recursive: true });
  writeFileSync(FILE, `${JSON.stringify(result, undefined, 2)}\n`);
  const failures = missed(result.rows);
  for (const failure of failures) console.error(failure);
  return failures.length > 0 ? 1 : 0;
}

process.exitCode = await main();
