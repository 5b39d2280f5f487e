import type { ConversationId } from '@shopbell/protocol';

/** A shopper is to be sent to a store: with words for them, and a note for the store that they read first. */
export interface ToStore {
  readonly store: string;
  readonly text: string;
  readonly note?: string;
}

/** The dialog in which a card is written. */
export interface Carding {
  readonly conversation: ConversationId;
  readonly working: boolean;
  /** Why it did not go, by the name of the refusal. */
  readonly problem: string | undefined;
  /** What was tried to be sent to a store, and under which name: tried again, it is the same. */
  readonly tried?: { readonly wish: string; readonly cid: string };
}
