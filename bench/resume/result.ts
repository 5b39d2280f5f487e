/** One way for everybody to be gone and to come back. */
export interface ResumeRow {
  /** `restart`: SIGTERM and a new start. `cold`: `kill -9` and a new start. */
  name: 'restart' | 'cold';
  clients: number;
  /** Events each lacked. */
  missed: number;
  /** From the signal to the end of the process. */
  drainedMs: number;
  /** From there until the new process listens. */
  startedMs: number;
  /** Clients that have all they missed. */
  back: number;
  /** From the signal until the last of them has. */
  allBackMs: number;
  peakConnectionsPerSecond: number;
  /** From a client's try to its last missed event. */
  resumeP50Ms: number;
  resumeP99Ms: number;
  missing: number;
  wrong: number;
  /** Clients that were told when to come back. */
  sentAway: number;
  /** User and system time of the new process, its start included. */
  cpuSeconds: number;
}

export interface ResumeResult {
  machine: string;
  commit: string;
  rows: ResumeRow[];
}

/** What is aimed at. */
export const GOALS = { drainedMs: 10_000, allBackMs: 45_000, peakConnectionsPerSecond: 500 } as const;

/** One sentence for each goal that these figures miss. Nobody can tell clients anything before a `kill -9`: it may take longer. */
export function missed(rows: readonly ResumeRow[]): string[] {
  const goals = Object.entries(GOALS) as [keyof typeof GOALS, number][];
  return rows
    .filter(({ name }) => name === 'restart')
    .flatMap((row) =>
      goals.flatMap(([name, goal]) => (row[name] > goal ? [`${name}: ${row[name]}, and the goal is ${goal}.`] : [])),
    );
}
