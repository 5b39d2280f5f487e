import type { Card } from '@shopbell/protocol';
import type { Referral } from '../chat-events.ts';

/** Where a store is looked for from: where the shopper agreed to be looked up at, or what they typed. One of the two. */
export interface StoreQuery {
  /** Degrees of WGS-84, as `navigator.geolocation` tells them. It is asked with and kept nowhere. */
  readonly position?: { readonly lat: number; readonly lng: number } | undefined;
  /** A city, a postcode, a place, or words of a store's address: at most 160 characters. */
  readonly place?: string | undefined;
  /** Stores at most, 1 to 20. Default: 5. */
  readonly limit?: number | undefined;
  /** Language of the hours (BCP 47). Default: the client's `language`, else the site's. */
  readonly locale?: string | undefined;
}

/** A store as shoppers see it. `storeView` of `@shopbell/sdk/cards` makes words of it. */
export interface NearStore extends Omit<Extract<Card, { type: 'store' }>, 'type' | 'v' | 'near' | 'url'> {
  /** The shop's own number of it. */
  readonly id: string;
  /**
   * A link by which the shopper takes the way there with them: the store's page, with a code that the store redeems once. Asked for again it
   * is the one they have, as long as it is good. It counts as the advice of the agent they talk with right now, else as nobody's. From here
   * on the device remembers the shopper; the event `referral` tells of a link that was not told before. Rejects with `offline`,
   * `rate_limited` or `store_unknown`.
   */
  referral(): Promise<Referral>;
}

/** What was found. */
export interface FoundStores {
  /** Whether the site has stores at all. */
  readonly any: boolean;
  /** What the typed place was taken for: `distanceM` counts from there. */
  readonly near?: string | undefined;
  /** What else it could have meant, to be asked for in its place. */
  readonly others: readonly string[];
  /** Nearest first. Without a `distanceM` where no place is called so: those with the words in their name or address. */
  readonly stores: readonly NearStore[];
}
