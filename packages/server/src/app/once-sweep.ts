import type { Clock } from '../ports/clock.ts';
import type { Log } from '../ports/log.ts';
import type { Store } from '../ports/store.ts';

/** How often it is looked, in ms. */
const EVERY_MS = 3_600_000;

/** Forgets what was done once only and is over, now and every hour; the returned function stops it. */
export function startOnceSweep({
  store,
  clock,
  log,
}: {
  store: Pick<Store, 'forgetOver'>;
  clock: Pick<Clock, 'now' | 'every'>;
  log: Pick<Log, 'error'>;
}): () => void {
  const sweep = (): void => {
    store
      .forgetOver(clock.now())
      .catch((error: unknown) => log.error({ error }, 'what was done once could not be forgotten'));
  };
  sweep();
  return clock.every(EVERY_MS, sweep);
}
