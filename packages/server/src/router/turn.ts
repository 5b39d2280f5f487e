import type { Clock } from '../ports/clock.ts';

/** Changes are gathered this long before a pass, in ms. */
const GATHER_MS = 20;
/** A pass takes at most one part in so many of the time: the costlier it was, the longer until the next. */
const SHARE = 10;
/** The wall clock may be set: a time that is further off is looked for again, in ms. */
const LOOK_MS = 60_000;
/** After a pass that failed, in ms. */
const AGAIN_MS = 1000;

/** One round after another, each when it is due. */
export interface Turn {
  /** In `ms`, unless one is due before. */
  due(ms?: number): void;
  /** At an instant, epoch ms. */
  dueAt(at: number): void;
  stop(): void;
}

/** @param round resolves with what it cost, in ms of work */
export function createTurn(clock: Clock, round: () => Promise<number>, failed: (error: unknown) => void): Turn {
  /** Monotonic ms. */
  let at = Number.POSITIVE_INFINITY;
  let notBefore = 0;
  let cancel: (() => void) | undefined;
  let running = false;
  let stopped = false;

  function plan(): void {
    cancel?.();
    cancel = undefined;
    if (running || stopped || at === Number.POSITIVE_INFINITY) return;
    const now = clock.elapsed();
    cancel = clock.after(Math.max(0, Math.min(Math.max(at, notBefore) - now, LOOK_MS)), run);
  }

  function run(): void {
    cancel = undefined;
    const now = clock.elapsed();
    if (now < at || now < notBefore) return plan();
    at = Number.POSITIVE_INFINITY;
    running = true;
    round()
      .catch((error: unknown) => {
        if (!stopped) failed(error);
        due(AGAIN_MS);
        return 0;
      })
      .then((workMs) => {
        running = false;
        notBefore = clock.elapsed() + workMs * SHARE;
        plan();
      });
  }

  function due(ms = GATHER_MS): void {
    const wanted = clock.elapsed() + ms;
    if (wanted >= at) return;
    at = wanted;
    plan();
  }

  return {
    due,
    dueAt: (instant) => due(Math.max(0, Math.min(instant - clock.now(), LOOK_MS))),
    stop() {
      stopped = true;
      cancel?.();
    },
  };
}
