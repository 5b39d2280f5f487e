import {
  findLocalities,
  localityLabel,
  nearest,
  type Position,
  type ShownStore,
  type Store,
  shownStore,
  storesNamed,
} from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { Clock } from '../../ports/clock.ts';
import type { Settings } from '../../ports/settings.ts';
import type { Stores } from '../../ports/stores.ts';
import { createStoreBooks } from './books.ts';

/** Where somebody looks for a store from: where they stand, or what they typed. Neither is kept, and no log has it. */
export type From = { position: Position } | { place: string };

export interface StoreQuery {
  from: From;
  /** Stores at most. */
  limit: number;
  /** Language of the hours (BCP 47). Default: the site's own look, else English. */
  locale?: string;
}

export interface FoundStore extends ShownStore {
  id: string;
}

export interface FoundStores {
  /** What the typed place was taken for; `distanceM` counts from there. Absent: from where they stand, or no place is called so. */
  near?: string;
  /** What else it could have meant. */
  others: readonly string[];
  /** Nearest first; where no place is called so, those that have the words in their name or address, without a distance. */
  stores: readonly FoundStore[];
}

export interface StoreFinder {
  /** All of the site's, by their ids, as they are held ready: nothing is read where nothing has changed. */
  all(site: SiteId): Promise<readonly Store[]>;
  find(site: SiteId, query: StoreQuery): Promise<FoundStores>;
  /** Whether the site has any. */
  any(site: SiteId): Promise<boolean>;
}

/** Places that a word is told to mean, at most. */
const MEANINGS = 6;

export function createStoreFinder({
  stores,
  settings,
  clock,
}: {
  stores: Stores;
  settings: Settings;
  clock: Pick<Clock, 'now'>;
}): StoreFinder {
  const bookOf = createStoreBooks(stores);

  async function languageOf(site: SiteId, asked: string | undefined): Promise<string> {
    const own = asked ?? (await settings.get(site))?.look.locale ?? 'auto';
    return own === 'auto' ? 'en' : own;
  }

  return {
    any: (site) => stores.any(site),

    async find(site, { from, limit, locale }) {
      const { stores: all, localities } = await bookOf(site);
      const [now, language] = [clock.now(), await languageOf(site, locale)];
      const shown = (store: Store, distanceM?: number): FoundStore => ({
        id: store.id,
        ...shownStore(store, now, language, distanceM),
      });
      const [place, ...others] = 'place' in from ? findLocalities(localities, from.place, MEANINGS) : [];
      const position = 'position' in from ? from.position : place?.position;
      if (position === undefined) {
        const named = 'place' in from ? storesNamed(all, from.place, limit) : [];
        return { others: [], stores: named.map((store) => shown(store)) };
      }
      return {
        ...(place && { near: localityLabel(place) }),
        others: others.map(localityLabel),
        stores: nearest(all, position, limit).map(({ one, distanceM }) => shown(one, distanceM)),
      };
    },

    all: async (site) => (await bookOf(site)).stores,
  };
}
