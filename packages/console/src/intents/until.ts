import { effect } from '@preact/signals';
import type { Env } from '../env.ts';

/** Resolves once `isSo` is true of the signals it reads, after at most `ms`. */
export function until(env: Pick<Env, 'after'>, ms: number, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      cancel();
      resolve();
    };
    const cancel = env.after(ms, done);
    const stop = effect(() => {
      // Not in the effect itself: it can't be stopped before it has run.
      if (isSo()) queueMicrotask(done);
    });
  });
}
