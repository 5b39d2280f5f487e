import type { ServerName } from '../load/commands.ts';
import { quantile } from '../load/tally.ts';
import type { Run, Scenario } from './scenarios.ts';

/** One line of the result: medians over the rounds; counts are summed over them. */
export interface Row {
  server: ServerName;
  scenario: Scenario['name'];
  cpuSecondsPer100k: number;
  /** Median of the ratios of each round. */
  ratioToFloor: number;
  ratioToSocketIo: number;
  p50Ms: number;
  p99Ms: number;
  lost: number;
  duplicates: number;
  gaps: number;
}

export interface MemoryRow {
  server: ServerName;
  connections: number;
  /** The whole process with all of them connected. */
  rssMb: number;
  /** What they add to the same process's empty state, for each. */
  kbPerConnection: number;
  ratioToFloor: number;
}

export interface Result {
  machine: string;
  commit: string;
  limits: Readonly<Record<string, string>>;
  rows: Row[];
  memory: MemoryRow[];
}

/** One round: every server once, in whatever order. */
export type Round = ReadonlyMap<ServerName, Run>;
export type MemoryRound = ReadonlyMap<ServerName, { empty: number; full: number }>;

export const FLOOR: ServerName = 'ws floor';
export const PEER: ServerName = 'socket.io + sqlite';

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = quantile(sorted, 0.5);
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[sorted.length / 2 - 1] ?? upper)) / 2;
};

const round = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The rows of one scenario. A ratio is taken within a round, where the machine was the same for both. */
export function rowsOf(scenario: Scenario['name'], rounds: readonly Round[]): Row[] {
  const servers = [...(rounds[0]?.keys() ?? [])];
  return servers.map((server) => {
    const of = (get: (run: Run) => number): number[] => rounds.flatMap((each) => each.get(server) ?? []).map(get);
    const ratioTo = (other: ServerName): number =>
      median(
        rounds.flatMap((each) => {
          const [mine, theirs] = [each.get(server), each.get(other)];
          return mine && theirs ? [mine.cpuSecondsPer100k / theirs.cpuSecondsPer100k] : [];
        }),
      );
    const sum = (get: (run: Run) => number): number => of(get).reduce((a, b) => a + b, 0);
    return {
      server,
      scenario,
      cpuSecondsPer100k: round(median(of((run) => run.cpuSecondsPer100k)), 3),
      ratioToFloor: round(ratioTo(FLOOR), 2),
      ratioToSocketIo: round(ratioTo(PEER), 2),
      p50Ms: round(median(of((run) => run.p50Ms)), 1),
      p99Ms: round(median(of((run) => run.p99Ms)), 1),
      lost: sum((run) => run.lost),
      duplicates: sum((run) => run.duplicates),
      gaps: sum((run) => run.gaps),
    };
  });
}

/** What a connection costs each server. */
export function memoryRowsOf(connections: number, rounds: readonly MemoryRound[]): MemoryRow[] {
  const perConnection = (round: MemoryRound, server: ServerName): number => {
    const { full = 0, empty = 0 } = round.get(server) ?? {};
    return (full - empty) / 1024 / connections;
  };
  return [...(rounds[0]?.keys() ?? [])].map((server) => ({
    server,
    connections,
    rssMb: round(median(rounds.map((each) => (each.get(server)?.full ?? 0) / 1e6)), 1),
    kbPerConnection: round(median(rounds.map((each) => perConnection(each, server))), 1),
    ratioToFloor: round(median(rounds.map((each) => perConnection(each, server) / perConnection(each, FLOOR))), 2),
  }));
}

/** Keeps what an earlier part of the same measuring found: the same commit on the same machine, and not measured anew. */
export function joined(before: Result | undefined, now: Result): Result {
  if (!before || before.commit !== now.commit || before.machine !== now.machine) return now;
  const fresh = new Set(now.rows.map(({ scenario }) => scenario));
  return {
    ...now,
    rows: [...before.rows.filter(({ scenario }) => !fresh.has(scenario)), ...now.rows],
    memory: now.memory.length > 0 ? now.memory : before.memory,
  };
}
