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
