import type { Clock } from '../ports.ts';

/** One timer that is only ever set anew: rings in `ms` and not before; without `ms` it does not ring. */
export type Alarm = (ms?: number) => void;

/** Makes an alarm that calls `ring`. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let cancel: (() => void) | undefined;
  return (ms) => {
    cancel?.();
    if (ms !== undefined) cancel = clock.after(ms, ring);
  };
}

/** In so many steps a waking alarm counts. */
const STEPS = 4;

/** The same for what a page waits for while it is awake: of the time that it sleeps, a quarter of `ms` counts at most. */
export function createWakingAlarm(clock: Clock, ring: () => void): Alarm {
  let [left, step] = [0, 0];
  const alarm = createAlarm(clock, () => (--left ? alarm(step) : ring()));
  return (ms) => {
    if (ms) [left, step] = [STEPS, ms / STEPS];
    alarm(ms && step);
  };
}
