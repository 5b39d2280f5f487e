import type { Actor, ConversationId, ConversationState, DeskEvent, PublicEvent } from '@shopbell/protocol';
import type { ChatError, ChatErrorCode } from './errors.ts';

/**
 * How the line to the relay is. `idle` – not needed yet; `connecting` – the first greeting is under way; `online` –
 * greeted; `waiting` – lost, the next try is planned; `refused` – the relay will not have this client (see the `error`
 * event), no more tries until something changes.
 */
export type Connection = 'idle' | 'connecting' | 'online' | 'waiting' | 'refused';

/**
 * The ladder of one's own message, never backwards: `saved` – kept here, not sent; `sending` – on its way; `stored` –
 * synced to the relay's disk; `failed` – finally refused, `problem` says why.
 */
export type SendStatus = 'saved' | 'sending' | 'stored' | 'failed';

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

/** One's own request that is not in the log yet (or was refused). */
export interface Pending {
  cid: string;
  text: string;
  /** Local time of the press, epoch ms. */
  at: number;
  /** A note goes to the desk log, a message to the public one. */
  lane: 'public' | 'desk';
  status: Exclude<SendStatus, 'stored'>;
  /** Why it was refused, when `failed`. */
  problem?: ChatErrorCode;
}

/** One conversation as this client knows it. A new object with every change; compare by identity. */
export interface Thread {
  conversation: ConversationId;
  state: ConversationState;
  /** Public events in order, without holes; the first may have a `seq` above 1 when older history is not loaded. */
  events: readonly PublicEvent[];
  /** Desk events in order, for agents; empty for shoppers. */
  desk: readonly DeskEvent[];
  /** True when there is older history to load. */
  more: boolean;
  /** One's own messages and notes on their way, oldest first; shown below the events. */
  pending: readonly Pending[];
  /** Who is typing now, without oneself. */
  typing: readonly Actor[];
}

/** Who a shopper is proven to be. */
export interface Member {
  /** The shop's own id (`sub`). */
  id: string;
  name?: string;
}

export type Unsubscribe = () => void;

/** Events carry one value. `error` never throws into the page; unheard, it is dropped. */
export interface CommonEvents {
  connection: Connection;
  error: ChatError;
}
