/** The moment tests take place at. */
export const NOON = new Date(2026, 10, 21, 12).getTime();

interface Timer {
  at: number;
  every: number | undefined;
  run(): void;
}

/** A clock that stands still until told. */
export function createTimers() {
  let now = NOON;
  const timers = new Set<Timer>();
  const add = (ms: number, every: number | undefined, run: () => void) => {
    const timer: Timer = { at: now + ms, every, run };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  return {
    now: () => now,
    every: (ms: number, run: () => void) => add(ms, ms, run),
    after: (ms: number, run: () => void) => add(ms, undefined, run),
    pass(ms: number) {
      const until = now + ms;
      for (;;) {
        const next = [...timers].filter((timer) => timer.at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        if (next.every === undefined) timers.delete(next);
        else next.at += next.every;
        next.run();
      }
      now = until;
    },
  };
}
