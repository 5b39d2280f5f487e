import type { Id, SiteId } from '@shopbell/protocol';
import type { LogActor, SiteLogBody } from './site-log.ts';

/** Webhooks of one site, at most. */
export const WEBHOOKS_MAX = 10;
/** What waits for one webhook, at most: with more it is turned off, and is told of nothing further until somebody turns it on. */
export const WAITING_MAX = 100_000;

/** An address of the shop's own that is told what happens. */
export interface Webhook {
  id: Id;
  url: string;
  /** Names of `TOPICS`. */
  topics: readonly string[];
  /** `off` by a person, `full` because too much waited: nothing goes out, and nothing new is written for it. */
  state: 'on' | 'off' | 'full';
  /** What it is signed with, newest first: two while one takes the other's place. */
  secrets: readonly string[];
  /** Epoch ms. */
  createdAt: number;
}

/** Entries of the site's log about them. */
export type WebhookEntry = Extract<SiteLogBody, { kind: `webhook_${string}` }>;

/** Keeps the webhooks of sites. A change is in the site's log in the same transaction, and durable when it resolves. */
export interface Webhooks {
  /** Of all sites: for who looks them up at every commit. */
  all(): Promise<readonly { site: SiteId; webhook: Webhook }[]>;
  /** A site's, oldest first. */
  list(site: SiteId): Promise<readonly Webhook[]>;
  /** A new one, or all of one that is there. */
  put(site: SiteId, webhook: Webhook, entry: WebhookEntry, by: LogActor, at: number): Promise<void>;
  remove(site: SiteId, id: Id, entry: WebhookEntry, by: LogActor, at: number): Promise<void>;
}
