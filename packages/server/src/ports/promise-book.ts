import type { ConversationId, SiteId } from '@shopbell/protocol';

/** An open promise that is due, and nobody was told so. */
export interface UntoldPromise {
  conversation: ConversationId;
  /** The number of the event that made it. */
  deskSeq: number;
  /** Epoch ms. */
  dueAt: number;
}

/** Which promises are due, and of which of them that was told. */
export interface PromiseBook {
  /** Open promises of the site that are due at `now` (epoch ms) and were not told so for the time they are due at: first due first. */
  untold(site: SiteId, now: number, limit: number): Promise<readonly UntoldPromise[]>;
}
