import type { Letter } from './messages.ts';

/** One channel between the tabs of an origin. What is posted reaches the others, in order. */
export interface Channel {
  post(letter: Letter): void;
  close(): void;
}

/** Opens the channel of that name; whatever was posted is heard. May throw where the browser has none. */
export type OpenChannel = (name: string, hear: (letter: unknown) => void) => Channel;

/**
 * Asks for the Web Lock of that name, or takes it away from its holder. `won` is called when it is this tab's, `lost` when
 * somebody took it away or the browser refuses it; both later than the call itself.
 * @returns gives it back, or up: nothing is called from then on
 */
export type AskLock = (name: string, steal: boolean, won: () => void, lost: () => void) => () => void;

/** What happens to the page: `away` – put away, frozen or over; `back` – here again; `shown`, `hidden`. */
export type Sign = 'away' | 'back' | 'shown' | 'hidden';

/** What the tabs' common line needs of the browser. */
export interface TabPorts {
  channel: OpenChannel;
  /** Undefined where there are no Web Locks: then a leader is who answers. */
  lock: AskLock | undefined;
  /** Tells of the page. Returns its unsubscribe. */
  page(hear: (sign: Sign) => void): () => void;
  visible(): boolean;
  /** The window is closed. It goes on for a moment, in which WebKit shows it a storage without anything in it. */
  closed(): boolean;
}
