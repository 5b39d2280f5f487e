import type { ChatEvents } from './chat-events.ts';
import type { ChatView } from './chat-view.ts';
import type { FileLink, Upload, UploadChanged, UploadOptions } from './files/types.ts';
import type { Hook, HookOptions, Hooks } from './hook-types.ts';
import type { RateOptions } from './rating/types.ts';
import type { Attributes, Consent, PageContext } from './said-types.ts';
import type { FoundStores, StoreQuery } from './stores/types.ts';
import type { Carried, LeftWords, Member, Stored, Unsubscribe } from './types.ts';

export type { Blocked, ChatView, QueuePlace } from './chat-view.ts';
export type { LeaveForm } from './leave-form.ts';

/** Gives a fresh member token, made by the shop's server (`sub, iat, exp ≤ 10 min, aud` = the site's slug). */
export type TokenSource = string | (() => string | Promise<string>);

/** What `createChat` has to know. */
export interface ChatOptions {
  /** The relay's origin, e.g. `https://chat.example.com`. */
  endpoint: string;
  /** The site's slug. */
  site: string;
  /** Site API key; needed outside browsers only. */
  apiKey?: string;
  /** Language tag (BCP 47) the shopper wants to be answered in. Not said: any. */
  language?: string;
  /** Where the device's secret is kept: `persistent` (default, localStorage), `session`, or `none` (memory only). See `consent`. */
  storage?: Consent;
}

/** What goes with a message; most of it counts when the message opens a conversation. */
export interface SendOptions extends Carried {
  /** The page the shopper is on; kept when the message opens a conversation. Default: the document's, in browsers. */
  page?: { url: string; title: string };
  /** The group that is asked, when the message opens a conversation: `pre-sales` unless said. */
  group?: string;
  /** The language this request is to be answered in, instead of the client's. */
  language?: string;
  /** What whoever answers must know, as the site calls it: at most 5 of 40 characters. Read when the message opens a conversation. */
  skills?: readonly string[];
}

/** A shopper's line to the shop. Nothing is opened, stored or sent before the first call that needs it. */
export interface Chat {
  readonly view: ChatView;
  /** As in the view. */
  readonly unread: number;
  /** Opens the line if it is not open. Called by everything that needs it. Resolves once greeted. */
  connect(): Promise<void>;
  /**
   * Says something; resolves when it is stored (fsync'd) by the relay, however long the network is away. Rejects with a
   * `ChatError` on a final refusal, and with `outbox_full` when 500 messages or 5 MiB of text are unsent already.
   */
  send(text: string, options?: SendOptions): Promise<Stored>;
  /** Tries a refused or waiting message again (`pending[].cid`). */
  retry(cid: string): void;
  /** Takes a message out that was refused, or that has not been sent so far. */
  discard(cid: string): void;
  /** Sends the messages older than 24 h after all, in their order, then what came after them. */
  sendStale(): void;
  /** Drops the messages older than 24 h; what came after them goes out. */
  discardStale(): void;
  /**
   * Brings a file to the relay: jpg, png, webp, gif, pdf or txt, at most 10 MiB. It goes on after a lost line by itself, and is said with
   * `send(text, { file })` once it is `ready`. The device remembers the shopper from here on. Rejects with `offline`, and with `bad_option` for
   * what is no file.
   */
  upload(file: Blob, options?: UploadOptions): Promise<Upload>;
  /**
   * What an earlier page of this shopper has left (`keep`), in the order it was picked: each goes on where the relay has it. Only those
   * that no other page has in hand; each is given once. Rejects with `offline` only.
   */
  resumeUploads(changed?: UploadChanged): Promise<readonly Upload[]>;
  /** Where the files of these messages are to be had now; ask again when they are over. At most 50 at a time. */
  links(conversation: string, seqs: readonly number[]): Promise<readonly FileLink[]>;
  /**
   * The nearest stores to where the shopper agreed to be looked up at, or to a place they typed; without a query only whether the site has
   * any. Needs no line and says nothing of the shopper; where they are is kept nowhere. Rejects with `bad_option`, `offline` or `rate_limited`.
   */
  nearestStores(query?: StoreQuery): Promise<FoundStores>;
  /**
   * Changes one's own message `seq` of the conversation on the counter, within `view.amendWindowMs` of it (`too_late`). Resolves when
   * the edit is stored.
   */
  edit(seq: number, text: string): Promise<Stored>;
  /** Takes one's own message `seq` back (撤回), within `view.amendWindowMs` of it (`too_late`). */
  recall(seq: number): Promise<Stored>;
  /**
   * The shopper has seen the thread on the counter up to the event `seq`: it was in view for a second, in a visible page
   * (C16). Call it as often as you like; it is told at most once a second.
   */
  read(seq: number): void;
  /** The shopper has seen all that is loaded of it. */
  markRead(): void;
  /** Tells the agent that the shopper is typing; call it on every input, it is throttled. */
  typing(on?: boolean): void;
  /**
   * Loads older events: of the oldest loaded conversation, then the conversation before it. Resolves with whether there
   * are more. `limit`: 1 to 200 events, 50 unless said. `before`: the oldest event that you show; when something older is loaded by
   * now, nothing more is asked for. Opens the line where nothing else has so far. Rejects with `offline`.
   */
  history(options?: { before?: { conversation: string; seq: number }; limit?: number }): Promise<boolean>;
  /** Ends the open conversation. */
  end(): Promise<void>;
  /**
   * Says what the shopper thinks of a conversation, or something else than before: from when they were asked to the end of the time for it
   * (`ratingOf` of `@shopbell/sdk/rating` tells both). Kept on the device until it is through, as words are. Resolves when it is stored; rejects
   * with `rating_not_asked` and `rating_over`, with `bad_option` for stars that are none, and with `bad_frame` for what was not offered.
   */
  rate(rating: RateOptions): Promise<Stored>;
  /**
   * Leaves words for later, with where the shopper can be reached: a left message at once, also while agents are there; more of it to one
   * that is not answered, and words like others to an agent who has the conversation. Kept and sent like `send`. Rejects as that does, with
   * `contact_missing` where the site requires more, `contact_invalid` for what is no address or number, `path` naming it.
   */
  leaveMessage(left: LeftWords & Pick<SendOptions, 'page' | 'group' | 'language' | 'skills'>): Promise<Stored>;
  /**
   * Proves a member with the shop's token. A function is kept and called again when the relay asks for a fresh one.
   * Another member than before signs the former out first. A function may take `timeoutMs`, 10,000 unless said; one that takes longer,
   * throws or gives no token is told as `identify_failed`, and called again with the next try of the line, within 10 s. So is what is
   * neither token nor function: nothing is sent in anybody's name.
   */
  identify(token: TokenSource, options?: { timeoutMs?: number }): Promise<Member>;
  /** Forgets the person on this device: secret, threads, everything unsent. The next message starts anew. */
  signOut(): Promise<void>;
  /**
   * Says of the shopper what the shop knows, beside the page's `<meta name="shopbell:shopper">`, whose names it wins over. A name that
   * was said before and is not named here stays; `undefined` takes it back, or all of them. Anybody at the browser may change it, and
   * agents are told so. Told once there is a conversation. Rejects with `bad_option` and the `path` of what is not right.
   */
  attributes(values: { readonly [name: string]: Attributes[string] | undefined } | undefined): Promise<void>;
  /** Labels of the page's for this visit, at most 20 of 40 characters, in place of those said before. Told and refused as `attributes`. */
  tags(list: readonly string[]): Promise<void>;
  /** Says what the page shows. Told and refused as `attributes`. */
  context(about: PageContext): Promise<void>;
  /**
   * A single-page shop shows another page: its address, which may be relative, and its title, the document's unless said. What
   * `context` has said of a product and an order is over. Needed only where the browser's address does not tell.
   */
  navigate(url: string, title?: string): Promise<void>;
  /**
   * Where the device keeps things from here on. A lesser kind removes what a higher one kept: the secret, unsent words, files; this
   * page's talk and its unsent words go on in its memory. With a higher one they are kept from here on. Before the first message
   * nothing is kept in any case. Other tabs that share the line do the same. Resolves when it is done.
   */
  consent(kind: Consent): Promise<void>;
  /**
   * Calls `run` before one's own words are stored or sent (`beforeSend`: new ones and edits), or before what others said is shown
   * (`beforeDisplay`). Several are called in the order of their coming, each with what the one before made of it. Returns its end.
   */
  hook<K extends keyof Hooks>(name: K, run: Hook<K>, options?: HookOptions): Unsubscribe;
  /** Listens for one. */
  once<K extends keyof ChatEvents>(event: K, listener: (value: ChatEvents[K]) => void): Unsubscribe;
  /** Listens; returns its unsubscribe. Opens nothing. */
  on<K extends keyof ChatEvents>(event: K, listener: (value: ChatEvents[K]) => void): Unsubscribe;
  /** Closes the line and removes every listener and timer. What is stored on the device on purpose stays. */
  destroy(): void;
}
