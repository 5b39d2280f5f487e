import type { Locality, Store } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { LogActor } from './site-log.ts';

/** One change, whole or not at all. Values were checked before; what is looked at here is what they refer to. */
export type StoresChange =
  | { kind: 'added'; store: Store }
  /** All of it. */
  | { kind: 'set'; store: Store }
  /** With all that it had of its own (`StoreDoors`): another store that is given its id has none of it. */
  | { kind: 'removed'; id: string }
  /** Those with a known id are set, the others are added; no other one goes. */
  | { kind: 'imported'; stores: readonly Store[] }
  /** All places that shoppers may type, in the place of those of before. */
  | { kind: 'localities_imported'; localities: readonly Locality[] };

export type StoresRefusal = 'store_unknown' | 'store_id_taken' | 'too_many_stores';

export type StoresResult = { ok: true } | { ok: false; refusal: StoresRefusal };

export interface StoreList {
  /** Grows with every change of stores or places; 0 where there has been none. */
  revision: number;
  /** By their ids. */
  stores: readonly Store[];
}

/** A site's physical stores (门店), and the places that shoppers may type. A change is in the site's log in the same transaction. */
export interface Stores {
  list(site: SiteId): Promise<StoreList>;
  /** Whether the site has one; every panel that opens asks, so no store is read for it. */
  any(site: SiteId): Promise<boolean>;
  get(site: SiteId, id: string): Promise<Store | undefined>;
  /** In the order in which they were brought. */
  localities(site: SiteId): Promise<readonly Locality[]>;
  revision(site: SiteId): Promise<number>;
  /** Resolves when it is durable. */
  change(site: SiteId, change: StoresChange, by: LogActor, at: number): Promise<StoresResult>;
}
