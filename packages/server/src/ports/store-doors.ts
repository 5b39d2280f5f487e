import type { GroupSlug, SiteId } from '@shopbell/protocol';
import type { LogActor } from './site-log.ts';

/** What one store of a site has of its own: a way into the chat, and a way to redeem codes. */
export interface StoreDoor {
  readonly site: SiteId;
  /** The merchant's own number of the store. */
  readonly store: string;
  /** Its link and picture that open the chat. The code is on paper for everybody: it says which store, and opens nothing else. */
  readonly door?: { readonly code: string; readonly group?: GroupSlug };
  /** What is kept of the link by which the store redeems codes without an account, and since when it is good, epoch ms. */
  readonly link?: { readonly hash: string; readonly since: number };
  /** The store's own mailbox, for notes about shoppers who agreed. */
  readonly mail?: string;
}

/** One change. A new code or link takes the place of the one before, which leads nowhere from then on. */
export type DoorChange =
  | { kind: 'door_set'; door: NonNullable<StoreDoor['door']> }
  | { kind: 'door_closed' }
  | { kind: 'link_made'; link: NonNullable<StoreDoor['link']> }
  | { kind: 'link_retired' }
  /** Absent: none any more. */
  | { kind: 'mail_set'; mail?: string };

/** The doors of stores. A change is in the site's log in the same transaction, without code or link. */
export interface StoreDoors {
  /** Of a site, by their stores' ids. */
  list(site: SiteId): Promise<readonly StoreDoor[]>;
  of(site: SiteId, store: string): Promise<StoreDoor | undefined>;
  /** Every open door of this server: who comes by one is shown to their group at once. */
  open(): Promise<readonly StoreDoor[]>;
  /** By the code of a door. */
  byCode(code: string): Promise<StoreDoor | undefined>;
  /** By the hash of a link. */
  byLink(hash: string): Promise<StoreDoor | undefined>;
  /** Resolves with what the store has from then on, when that is durable. */
  change(site: SiteId, store: string, change: DoorChange, by: LogActor, at: number): Promise<StoreDoor>;
}
