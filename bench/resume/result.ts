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
