import type { Clock } from '../ports.ts';

/** One timer that is only ever set anew. */
export interface Alarm {
  /** Rings in `ms`, and not before; undefined takes it back. */
  set(ms: number | undefined): void;
}

/** Makes an alarm that calls `ring`. */
export function createAlarm(clock: Clock, ring: () => void): Alarm {
  let cancel: (() => void) | undefined;
  return {
    set(ms) {
      cancel?.();
      cancel = ms === undefined ? undefined : clock.after(Math.max(0, ms), ring);
    },
  };
}
