/** Goals: the p99 of every kind of question, and how soon the last of a flood is found. */
export const GOALS = { p99Ms: 200, lagMs: 5000 } as const;

/** Questions of one kind, from the loop that asks to the loop that has the answer. */
export interface SearchRow {
  kind: string;
  questions: number;
  /** Found of one question, in the middle. */
  foundMedian: number;
  p50Ms: number;
  p99Ms: number;
  worstMs: number;
  /** The same by `LIKE` over the texts. */
  likeP50Ms: number;
  likeWorstMs: number;
}

export interface SearchResult {
  machine: string;
  commit: string;
  goals: typeof GOALS;
  messages: number;
  /** The whole index, made beside an idle store, with the rests it takes. */
  build: { seconds: number; rowsPerSecond: number; cpuSecondsPer100k: number; storeMb: number; indexMb: number };
  /**
   * Messages committed one by one at full speed, how long after the last of them all were in the index, and the CPU this took the index's
   * thread after the flood, which it gave way to: the median.
   */
  flood: { messages: number; seconds: number; lagMs: number; indexCpuSecondsPer100k: number };
  /** CPU of the relay's own thread for such a flood, ms: the median of rounds with and without an index that follows. */
  relay: { messages: number; rounds: number; withMs: number; withoutMs: number };
  rows: SearchRow[];
}

/** One sentence for each goal that these figures miss. */
export function missed({
  rows,
  flood,
}: {
  rows: readonly SearchRow[];
  flood: Pick<SearchResult['flood'], 'lagMs'>;
}): string[] {
  return [
    ...rows.flatMap(({ kind, p99Ms }) =>
      p99Ms <= GOALS.p99Ms ? [] : [`${kind}: p99 ${p99Ms} ms, and the goal is ${GOALS.p99Ms} ms.`],
    ),
    ...(flood.lagMs <= GOALS.lagMs
      ? []
      : [`The flood was in the index after ${flood.lagMs} ms; the goal is ${GOALS.lagMs} ms.`]),
  ];
}
