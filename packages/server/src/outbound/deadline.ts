import type { Clock } from '../ports/clock.ts';

/** The end of something on its way to another server. */
export interface Deadline {
  /** Aborts when the time is over, or with the server. */
  readonly signal: AbortSignal;
  /** The time is over. */
  readonly isLate: boolean;
  /** It has come to an end by itself. */
  clear(): void;
}

/** @param ms from now on, by the server's own clock */
export function deadlineIn(clock: Pick<Clock, 'after'>, ms: number, stopping: AbortSignal): Deadline {
  const late = new AbortController();
  return {
    signal: AbortSignal.any([late.signal, stopping]),
    get isLate() {
      return late.signal.aborted;
    },
    clear: clock.after(ms, () => late.abort()),
  };
}
