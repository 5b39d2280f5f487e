import type {
  Actor,
  Card,
  CardAct,
  ConversationId,
  ConversationState,
  DeskEvent,
  PublicEvent,
} from '@shopbell/protocol';
import type { ChatError, ChatErrorCode } from './errors.ts';

/**
 * How the line to the relay is. `idle` – not needed yet; `connecting` – the first greeting is under way; `online` –
 * greeted; `waiting` – lost, the next try is planned; `refused` – the relay will not have this client (see the `error`
 * event), no more tries until something changes.
 */
export type Connection = 'idle' | 'connecting' | 'online' | 'waiting' | 'refused';

/**
 * The ladder of one's own message, never backwards (C15): `unsaved` – in memory only, so far or for good; `saved` – on this
 * device, it survives the page; `sending` – on its way, or sent without an answer so far; `stored` – synced to the relay's
 * disk; `failed` – finally refused, `problem` says why. What the other side has is in `Thread.receipts`.
 */
export type SendStatus = 'unsaved' | 'saved' | 'sending' | 'stored' | 'failed';

/** Where unsent requests are kept; `memory` also where IndexedDB is missing, refused, full or hangs (C18). */
export type StorageKind = 'device' | 'memory';

/** How far a side has a conversation, as the `seq` of a public event; 0 for nothing. They only grow. */
export interface Receipts {
  /** A client of that side has applied everything up to here. */
  delivered: number;
  /** Somebody of that side has seen everything up to here. */
  read: number;
}

/** What is told of a message besides what was stored with it. */
export interface Amended {
  /** Server time of the newest edit, epoch ms; `text` is that edit's. */
  editedAt?: number;
}

/** A public event as a screen shows it: a message reads as it was last edited. */
export type ThreadEvent = PublicEvent & Amended;

/** What `send` resolves with, once the relay has stored it. */
export interface Stored {
  cid: string;
  conversation: ConversationId;
  /** The event's number in the conversation's public log. */
  seq: number;
  /** Server time, epoch ms. */
  at: number;
}

/** What `note` resolves with: a desk event's place. */
export interface StoredNote {
  cid: string;
  conversation: ConversationId;
  deskSeq: number;
  at: number;
}

/** What goes with words. */
export interface Carried {
  /** The id of an upload that is ready (`view.file.id`): beside it the text may be empty. */
  file?: string | undefined;
  /**
   * A card: one that the shop's server signed (`POST /api/v1/cards`), which is the shop's word, or one that the page says, which is
   * shown as that. Beside it the text may be empty.
   */
  card?: Card | string | undefined;
  /** The message that this replies to, by its `seq` in the same conversation. */
  re?: number | undefined;
  /** A shopper's answer to the order check that `re` is: `confirm`, where the text may be empty, or `correct`, with what is wrong as text. */
  act?: CardAct | undefined;
}

/** Words that are left for later, when nobody answers or the shopper likes it better. */
export interface LeftWords {
  text: string;
  /** Where an answer reaches the shopper: what the site asks for is kept, and nothing else (`view.leave`). */
  contact?: { name?: string; email?: string; phone?: string } | undefined;
  /** The number of the order it is about, where the site asks for it. */
  order?: string | undefined;
  /** Ids of uploads that are ready (`view.file.id`): each follows the words in a message of its own. */
  files?: readonly string[];
}

/** One's own request that is not in the log yet (or was refused). */
export interface Pending extends Carried {
  cid: string;
  text: string;
  /** Local time of the press, epoch ms. */
  at: number;
  /** A note goes to the desk log, a message to the public one. */
  lane: 'public' | 'desk';
  status: Exclude<SendStatus, 'stored'>;
  /** Why it was refused, when `failed`. */
  problem?: ChatErrorCode | undefined;
  /** It is left for later, with this. */
  leave?: Pick<LeftWords, 'contact' | 'order'> | undefined;
}

/** One conversation as this client knows it. A new object with every change; compare by identity. */
export interface Thread {
  conversation: ConversationId;
  state: ConversationState;
  /**
   * Public events in order, without holes; the first may have a `seq` above 1 when older history is not loaded. They are
   * folded: an edited message has its newest `text` and `editedAt`, a recalled one is an `erased` event. `edited` and
   * `recalled` events keep their places; screens skip them.
   */
  events: readonly ThreadEvent[];
  /** Desk events in order, for agents; empty for shoppers. */
  desk: readonly DeskEvent[];
  /** True when there is older history to load. */
  more: boolean;
  /** One's own messages and notes on their way, oldest first; shown below the events. */
  pending: readonly Pending[];
  /** Who is typing now, without oneself. */
  typing: readonly Actor[];
  /** How far the other side has it: the desk for a shopper, the shopper for an agent. */
  receipts: Receipts;
  /** How far one's own side has read it, on any tab or device. */
  seen: number;
}

/** Who a shopper is proven to be. */
export interface Member {
  /** The shop's own id (`sub`). */
  id: string;
  name?: string;
}

/** Ends a listener; calling it again does nothing. */
export type Unsubscribe = () => void;

/** Events carry one value. `error` never throws into the page; unheard, it is dropped. */
export interface CommonEvents {
  /** How the line is has changed. */
  connection: Connection;
  /** Something failed that no promise tells, or was refused after it showed. */
  error: ChatError;
}
