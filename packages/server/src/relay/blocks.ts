import { isBlocked, type PersonKey } from '@shopbell/domain';
import type { BlockedState, SiteId } from '@shopbell/protocol';
import { everyoneAt, type Shopper } from '../app/who.ts';
import type { Hint } from '../ports/bus.ts';
import type { Clock } from '../ports/clock.ts';
import type { Shoppers } from '../ports/shoppers.ts';

/** How long somebody is blocked; without `until`, for good. */
type Held = { until?: number };

/** Who of a site may say nothing: a few people, at hand without asking the store for each message. */
export interface BlockBook {
  /** Loads a site's; at once when they are here. */
  load(site: SiteId): Promise<void>;
  /** The block that holds for who is on this connection: the device's, the member's, or of the member whose device it is. */
  of(who: Shopper): Held | undefined;
  /** Something was written down about a person of a site that is known here. */
  hear(hint: Extract<Hint, { kind: 'shopper' }>): void;
  /** As who is on this connection is told. */
  state(who: Shopper): BlockedState;
}

/** Of two blocks the one that ends later. */
const longer = (a: Held | undefined, b: Held): Held =>
  a === undefined || (a.until !== undefined && (b.until === undefined || b.until > a.until)) ? b : a;

export function createBlockBook(shoppers: Pick<Shoppers, 'blocked'>, clock: Pick<Clock, 'now'>): BlockBook {
  const known = new Map<SiteId, Map<PersonKey, Held>>();
  const loading = new Map<SiteId, Promise<void>>();
  let rev = 0;

  async function read(site: SiteId): Promise<void> {
    const book = new Map<PersonKey, Held>();
    // Set first: what is heard while it is read is newer than what is read.
    known.set(site, book);
    try {
      for (const { person, block } of await shoppers.blocked(site, clock.now())) {
        if (!book.has(person)) book.set(person, block.until === undefined ? {} : { until: block.until });
      }
    } catch (error) {
      known.delete(site);
      throw error;
    }
  }

  function of(who: Shopper): Held | undefined {
    const book = known.get(who.site);
    if (!book?.size) return undefined;
    const now = clock.now();
    let found: Held | undefined;
    for (const person of everyoneAt(who)) {
      const held = book.get(person);
      if (held && isBlocked(held, now)) found = longer(found, held);
    }
    return found;
  }

  return {
    async load(site) {
      const running = loading.get(site);
      if (running) return running;
      if (known.has(site)) return undefined;
      const reading = read(site).finally(() => loading.delete(site));
      loading.set(site, reading);
      return reading;
    },
    of,
    hear({ site, person, block }) {
      const book = known.get(site);
      if (!book) return;
      // A block that was lifted is one that is over: what is being read must not bring it back.
      if (block) book.set(person, block);
      else if (loading.has(site)) book.set(person, { until: 0 });
      else book.delete(person);
    },
    state(who) {
      const held = of(who);
      rev += 1;
      return {
        topic: 'blocked',
        rev,
        blocked: held !== undefined,
        ...(held?.until === undefined ? {} : { until: held.until }),
      };
    },
  };
}
