import { quantile } from '../routing/result.ts';

/** What is measured, each in the console and in an empty page. */
export type What = 'key' | 'message' | 'switch';

/** Goals for the p99, in ms. */
export const GOALS: Readonly<Record<What, number>> = { key: 50, message: 100, switch: 100 };

export interface ConsoleRow {
  what: What;
  page: 'console' | 'empty page';
  samples: number;
  /** Asked for and never painted. */
  missing: number;
  p50Ms: number;
  p99Ms: number;
  /** What each took of the page's main thread, slowed down as it is, in ms. */
  scriptMs: number;
  /** The same for styles and layout. */
  layoutMs: number;
}

/** What the page's main thread has spent, in ms of its own CPU. */
export interface Spent {
  readonly script: number;
  readonly layout: number;
}

export interface ConsoleResult {
  machine: string;
  commit: string;
  /** Times slower than the machine's own CPU. */
  throttle: number;
  conversations: number;
  messages: number;
  rows: ConsoleRow[];
}

const NOTHING: Spent = { script: 0, layout: 0 };

/** The row of these samples, of which so many were asked for, and what all of them cost. */
export function rowOf(
  what: What,
  page: ConsoleRow['page'],
  asked: number,
  samples: readonly number[],
  spent: Spent = NOTHING,
): ConsoleRow {
  const tenths = (ms: number): number => Number(ms.toFixed(1));
  const at = (share: number): number => tenths(quantile(samples, share));
  return {
    ...{ what, page, samples: samples.length, missing: asked - samples.length, p50Ms: at(0.5), p99Ms: at(0.99) },
    ...{ scriptMs: tenths(spent.script / asked), layoutMs: tenths(spent.layout / asked) },
  };
}

/** One sentence for each goal that these figures miss, and for each sample that never came. */
export function missed(rows: readonly ConsoleRow[]): string[] {
  return rows.flatMap(({ what, page, missing, p99Ms }) => [
    ...(missing === 0 ? [] : [`${what} in the ${page}: ${missing} were never painted.`]),
    ...(page === 'empty page' || p99Ms <= GOALS[what] ? [] : [`${what}: ${p99Ms}, and the goal is ${GOALS[what]}.`]),
  ]);
}
