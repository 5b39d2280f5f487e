/** A store as large as a busy shop's after some years, started and come back to. */
export interface LargeResult {
  machine: string;
  commit: string;
  conversations: number;
  messages: number;
  storeMb: number;
  /** From the start of a process until it listens, each time. */
  startMs: readonly number[];
  /** Shoppers who come back after a `kill -9`, spread over all conversations, and what each lacks. */
  clients: number;
  missed: number;
  /** From a client's try to its last missed event. */
  resumeP50Ms: number;
  resumeP99Ms: number;
  /** Missed events that did not come, or came wrong. */
  missing: number;
  wrong: number;
}

/** What is aimed at. */
export const GOALS = { startMs: 2000, resumeP99Ms: 50 } as const;

/** One sentence for each goal that these figures miss; the slowest start counts. */
export const missed = ({ startMs, resumeP99Ms }: Pick<LargeResult, 'startMs' | 'resumeP99Ms'>): string[] =>
  Object.entries({ startMs: Math.max(...startMs), resumeP99Ms }).flatMap(([name, value]) => {
    const goal = GOALS[name as keyof typeof GOALS];
    return value > goal ? [`${name}: ${value}, and the goal is ${goal}.`] : [];
  });
