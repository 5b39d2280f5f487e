import type { Clock } from '../../ports/clock.ts';
import { createRecent } from '../../recent.ts';

/** Questions that an address may ask at once: behind one there may be an office. */
export const LOOKUPS = 60;
/** One more comes back after this time, in ms. */
export const LOOKUP_EVERY_MS = 1000;
/** Half of the addresses that are remembered. */
const KEPT_HALF = 10_000;

/** How often an address may ask: a question looks at every store there is. */
export interface LookupPace {
  /**
   * 0 and it is counted, or the ms after which it may be asked again.
   *
   * @param address as it is counted: of IPv6 its network
   */
  take(address: string): number;
}

export function createLookupPace({ elapsed }: Pick<Clock, 'elapsed'>): LookupPace {
  // When an address will have paid for all its questions, at one every `LOOKUP_EVERY_MS`; monotonic ms.
  const paidAt = createRecent<number>(KEPT_HALF);
  return {
    take(address) {
      const now = elapsed();
      const paid = Math.max(paidAt.get(address) ?? now, now);
      const wait = paid - (LOOKUPS - 1) * LOOKUP_EVERY_MS - now;
      if (wait > 0) return Math.ceil(wait);
      paidAt.set(address, paid + LOOKUP_EVERY_MS);
      return 0;
    },
  };
}
