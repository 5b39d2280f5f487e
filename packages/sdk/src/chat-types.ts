import type { PublicEvent } from '@shopbell/protocol';
import type { CommonEvents, Connection, Member, Stored, Thread, Unsubscribe } from './types.ts';

/** Gives a fresh member token, made by the shop's server (`sub, iat, exp ≤ 10 min, aud` = the site's slug). */
export type TokenSource = string | (() => string | Promise<string>);

export interface ChatOptions {
  /** The relay's origin, e.g. `https://chat.example.com`. */
  endpoint: string;
  /** The site's slug. */
  site: string;
  /** Site API key; needed outside browsers only. */
  apiKey?: string;
  /** Where the device's secret is kept: `persistent` (default, localStorage), `session`, or `none` (memory only). */
  storage?: 'persistent' | 'session' | 'none';
}

export interface SendOptions {
  /** The page the shopper is on; kept when the message opens a conversation. Default: the document's, in browsers. */
  page?: { url: string; title: string };
}

/** What a shopper's screen needs, as one immutable value. */
export interface ChatView {
  connection: Connection;
  /** Is anybody on duty? `unknown` before the first welcome. */
  availability: 'unknown' | 'online' | 'away';
  /** The conversation on the counter: the open one, else the last one; undefined before anything was said. */
  thread: Thread | undefined;
  /**
   * The loaded conversations of this person, oldest first, `thread` last: what a shopper scrolls through. A closed
   * conversation stays above its successor.
   */
  threads: readonly Thread[];
  /** True when there is older history to load, in the oldest loaded conversation or before it. */
  more: boolean;
  /** What was typed before a conversation exists, on its way. */
  pending: Thread['pending'];
  /** The agent who has the conversation now. */
  agent: { id: string; name: string } | undefined;
  /** Proven by the shop's token, this session. */
  member: Member | undefined;
}

export interface ChatEvents extends CommonEvents {
  /** Anything in `view` changed. At most once a microtask. */
  change: ChatView;
  /** A message was added to the log, by either side, in order, once. Loading history does not emit it. */
  message: Extract<PublicEvent, { kind: 'message' }> & { conversation: string; mine: boolean };
  /** Somebody on the other side started or stopped typing. */
  typing: { conversation: string; on: boolean; name: string | undefined };
  availability: 'online' | 'away';
}

/** A shopper's line to the shop. Nothing is opened, stored or sent before the first call that needs it. */
export interface Chat {
  readonly view: ChatView;
  /** Opens the line if it is not open. Called by everything that needs it. Resolves once greeted. */
  connect(): Promise<void>;
  /**
   * Says something; resolves when it is stored (fsync'd) by the relay, however long the network is away. Rejects with a
   * `ChatError` on a final refusal only.
   */
  send(text: string, options?: SendOptions): Promise<Stored>;
  /** Tries a refused or waiting message again (`pending[].cid`). */
  retry(cid: string): void;
  /** Drops a refused message from the pending ones. */
  discard(cid: string): void;
  /** Tells the agent that the shopper is typing; call it on every input, it is throttled. */
  typing(on?: boolean): void;
  /**
   * Loads older events: of the oldest loaded conversation, then the conversation before it. Resolves with whether there
   * are more. `limit`: 1 to 200 events, 50 unless said. Rejects with `offline`.
   */
  history(options?: { limit?: number }): Promise<boolean>;
  /** Ends the open conversation. */
  end(): Promise<void>;
  /**
   * Proves a member with the shop's token. A function is kept and called again when the relay asks for a fresh one.
   * Another member than before signs the former out first.
   */
  identify(token: TokenSource): Promise<Member>;
  /** Forgets the person on this device: secret, threads, everything unsent. The next message starts anew. */
  signOut(): Promise<void>;
  on<K extends keyof ChatEvents>(event: K, listener: (value: ChatEvents[K]) => void): Unsubscribe;
  /** Closes the line and removes every listener and timer. What is stored on the device on purpose stays. */
  destroy(): void;
}
