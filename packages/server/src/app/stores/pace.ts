import type { Clock } from '../../ports/clock.ts';
import { createPace } from '../pace.ts';

/** Questions that an address may ask at once: behind one there may be an office. */
export const LOOKUPS = 60;
/** One more comes back after this time, in ms. */
export const LOOKUP_EVERY_MS = 1000;

/** How often an address may ask: a question looks at every store there is. */
export interface LookupPace {
  /**
   * 0 and it is counted, or the ms after which it may be asked again.
   *
   * @param address as it is counted: of IPv6 its network
   */
  take(address: string): number;
}

export function createLookupPace(clock: Pick<Clock, 'elapsed'>): LookupPace {
  const pace = createPace(clock, { atOnce: LOOKUPS, everyMs: LOOKUP_EVERY_MS });
  return {
    take(address) {
      const wait = pace.wait(address);
      if (wait === 0) pace.spend(address);
      return wait;
    },
  };
}
