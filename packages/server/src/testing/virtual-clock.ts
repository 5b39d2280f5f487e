import type { Clock } from '../ports/clock.ts';

interface Timer {
  at: number;
  run: () => void;
  everyMs: number | undefined;
}

/** A clock that stands still until it is moved. */
export interface VirtualClock extends Clock {
  /** Moves time on by `ms`, running what falls due in order. */
  advance(ms: number): void;
  /** In how many ms the next timer runs; Infinity: none will. */
  idleMs(): number;
}

export function createVirtualClock(start = 1_763_712_000_000): VirtualClock {
  let elapsed = 0;
  const timers = new Set<Timer>();
  const add = (timer: Timer) => {
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => start + elapsed,
    elapsed: () => elapsed,
    after: (ms, run) => add({ at: elapsed + ms, run, everyMs: undefined }),
    every: (ms, run) => add({ at: elapsed + ms, run, everyMs: ms }),
    random: () => 0.5,
    idleMs: () => Math.min(...[...timers].map(({ at }) => at)) - elapsed,
    advance(ms) {
      const until = elapsed + ms;
      for (;;) {
        const due = [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!due) break;
        elapsed = Math.max(elapsed, due.at);
        if (due.everyMs === undefined) timers.delete(due);
        else due.at += due.everyMs;
        due.run();
      }
      elapsed = until;
    },
  };
}
