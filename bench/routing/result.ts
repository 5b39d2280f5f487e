import type { Scenario } from './floor.ts';

/** Goals: CPU of a pass, and of the longest piece of it that holds the loop. */
export const GOALS = { cpuP99Ms: 50, stopCpuP99Ms: 20 } as const;

/** Passes over one kind of floor. CPU is user and system time of the whole process, collection of garbage included. */
export interface RoutingRow {
  scenario: Scenario;
  waiting: number;
  agents: number;
  passes: number;
  /** What one pass found: conversations given, offers included. */
  given: number;
  left: number;
  stillWaiting: number;
  /** The first pass over such a floor, before its code is compiled. Told, not held: a server pays it once. */
  cpuFirstMs: number;
  cpuMedianMs: number;
  cpuP99Ms: number;
  /** The longest stop of the loop within a pass, by CPU: its median and p99 over passes. */
  stopCpuMedianMs: number;
  stopCpuP99Ms: number;
  /** The same by wall time. Told, not held: a neighbour's time slice is in it. */
  stopWallMedianMs: number;
  stopWallWorstMs: number;
}

export interface RoutingResult {
  machine: string;
  commit: string;
  goals: typeof GOALS;
  rows: RoutingRow[];
}

/** One sentence for each goal that these figures miss. */
export function missed(rows: readonly RoutingRow[]): string[] {
  const goals = Object.entries(GOALS) as [keyof typeof GOALS, number][];
  return rows.flatMap((row) =>
    goals.flatMap(([name, goal]) =>
      row[name] <= goal ? [] : [`${row.scenario}, ${name}: ${row[name]}, and the goal is ${goal}.`],
    ),
  );
}

/** The value under which `share` of all values lie; the values need not be sorted. NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
