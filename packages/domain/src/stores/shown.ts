import type { Card } from '@shopbell/protocol';
import { weekLines } from './hours-text.ts';
import { mapLinks } from './map-links.ts';
import { storeStanding } from './standing.ts';
import type { Store } from './store.ts';

type StoreCard = Extract<Card, { type: 'store' }>;

/** A store as people are shown it: a card without what makes it one. */
export type ShownStore = Omit<StoreCard, 'type' | 'v' | 'near' | 'url'>;

/** Turns that go along: a week of a store that closes at noon, or nearly. */
const TURNS = 16;
/** A card has room for this many characters of hours. */
const HOURS_MAX_CHARS = 400;

/**
 * A store for people, at an instant (epoch ms). Hours are in a language (BCP 47); whether it is open goes along with the times at which that
 * changes, so that who looks later knows. Hours that are too many for a card are left out.
 */
export function shownStore(store: Store, at: number, locale: string, distanceM?: number): ShownStore {
  const { name, address, phone, hours, services } = store;
  const standing = storeStanding(store, at, TURNS);
  const lines = hours && weekLines(hours, locale);
  return {
    name,
    address,
    ...(distanceM !== undefined && { distanceM: Math.round(distanceM) }),
    ...(phone !== undefined && { phone }),
    ...(lines !== undefined && lines.length <= HOURS_MAX_CHARS && { hours: lines }),
    ...(services.length > 0 && { services: [...services] }),
    ...(standing && hours && { open: standing.open, turns: [...standing.turns], zone: hours.zone }),
    maps: mapLinks(store).map(({ map, url }) => ({ map, url })),
  };
}
