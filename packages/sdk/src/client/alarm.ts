import type { Clock } from '../ports.ts';

/** One timer that is only ever set anew: rings in `ms` and not before; without `ms` it does not ring. */
export type Alarm = (ms?: number) => void;

/** In so many steps an alarm counts what a page waits for while it is awake: of the time that it sleeps, a quarter of `ms` counts at most. */
export const AWAKE = 4;

/** Makes an alarm that calls `ring`, after so many steps that are as long as each other. */
export function createAlarm(clock: Clock, ring: () => void, steps = 1): Alarm {
  let cancel: (() => void) | undefined;
  return (ms) => {
    let left = steps;
    const next = (): void => {
      if (left--) cancel = clock.after((ms ?? 0) / steps, next);
      else ring();
    };
    cancel?.();
    if (ms !== undefined) next();
  };
}
