import { performance } from 'node:perf_hooks';
import type { Progress } from './index-file.ts';

/** Between two looks, in ms: what came since is told to the thread together. */
const LOOK_MS = 250;
/** The relay's loop is quiet when it worked for less than this part of the time since the last look. */
export const QUIET = 0.25;

export const behind = (at: Progress, end: Progress): boolean =>
  at.log < end.log || at.gone < end.gone || at.people < end.people;

/** Whether the index may work now: it gives way to the relay, which is the same machine's and has people waiting. */
export interface Pace {
  /** Something was stored: a look comes. Costs the relay's loop nothing while one is coming already. */
  follow(): void;
  stop(): void;
}

export interface PaceOptions {
  /** Takes a look: whether there is more to do. `quiet`: the relay's loop was. */
  look(quiet: boolean): Promise<boolean>;
  /** Part of the time, 0 to 1, that the relay's loop worked since it was called before. */
  busy?: (() => number) | undefined;
}

/** How busy this thread's loop was between two calls. */
export function loopBusy(): () => number {
  let before = performance.eventLoopUtilization();
  return () => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, before);
    before = now;
    return utilization;
  };
}

export function createPace({ look, busy = loopBusy() }: PaceOptions): Pace {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const arm = (): void => {
    timer = setTimeout(() => {
      void look(busy() < QUIET).then((more) => {
        timer = undefined;
        if (more && !stopped) arm();
      });
    }, LOOK_MS).unref();
  };
  return {
    follow() {
      if (timer !== undefined || stopped) return;
      // The time before it says nothing of now.
      busy();
      arm();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
