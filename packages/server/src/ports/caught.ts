import type { ConversationId, SiteId } from '@shopbell/protocol';

/** Where something the guard found stands: a desk event of a conversation. */
export interface CaughtPlace {
  /** Greater is newer; what the next page begins with. */
  n: number;
  conversation: ConversationId;
  deskSeq: number;
}

/** Finds what the guard found in all conversations of a site. Places only: their words are read where they are kept. */
export interface Caught {
  /** The newest first, those older than `before` where it is given; at most `limit`. */
  lately(site: SiteId, limit: number, before?: number): Promise<readonly CaughtPlace[]>;
}
