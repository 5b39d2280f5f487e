import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

/** What every use case works with. */
export interface AppDeps {
  store: Store;
  clock: Clock;
  /** A new server id (20 characters, sorted by age). */
  newId: () => string;
}
