import type { Conversation } from '@shopbell/domain';
import type { Cid, ConversationId, UpFrame, WholeList } from '@shopbell/protocol';
import type { Who } from '../app/who.ts';
import type { Door, Socket } from '../ports/socket.ts';
import type { Bucket } from './bucket.ts';
import type { Cursors } from './cursors.ts';

/** The lists an agent has. */
export type Topic = WholeList['topic'];

/** How far both logs of a conversation go. */
export interface Heads {
  readonly seq: number;
  readonly deskSeq: number;
}

/** What an agent's connection has been told of the lists. */
export interface Lists {
  rev: Record<Topic, number>;
  /** It holds as many rows as it may: there may be more. */
  full: Record<Topic, boolean>;
  /** What it has in each, and as of which events. */
  held: Record<Topic, Map<ConversationId, Heads>>;
  /** Of those in `company`, the ones the agent has joined. */
  joined: Set<ConversationId>;
}

/**
 * One connection. Mutable on purpose: it is the hot record of the relay, touched by every frame. `new` – silent so far;
 * `greeting` – the hello is being checked, frames are held; `live` – greeted; `closed` – over.
 */
export interface Session {
  readonly id: string;
  readonly socket: Socket;
  readonly door: Door;
  phase: 'new' | 'greeting' | 'live' | 'closed';
  who: Who | undefined;
  /** Frames that came while greeting, in order. */
  held: UpFrame[] | undefined;
  readonly cursors: Cursors;
  lists: Lists | undefined;
  /** Conversations that changed while the lists were being read; undefined when no read is under way. */
  missed: Map<ConversationId, Conversation> | undefined;
  /** Durable and other frames have an allowance of their own; a bucket nothing was taken from is full. */
  readonly buckets: { durable: Bucket | undefined; other: Bucket | undefined };
  /** Monotonic ms: when it came, was last heard, is due for a heartbeat, took something last of what lies unread. */
  readonly openedAt: number;
  heardAt: number;
  beatAt: number;
  stuckSince: number | undefined;
  /** What it had taken by `stuckSince`, in bytes. */
  taken: number;
  /** A durable request that was told to come again; others wait `behind` it. `dueAt` is monotonic ms. */
  owed: { readonly cid: Cid; readonly dueAt: number; readonly behind: Set<Cid> } | undefined;
  /** Own conversations that came to be while the shopper was being greeted. */
  arrived: Set<ConversationId> | undefined;
  /** A file is being looked up for a request; the next ones wait for it. */
  attaching: Promise<void> | undefined;
  /** A member was asked to prove themselves anew. */
  renewing: boolean;
  /** A shopper was told that their words are not taken. */
  blocked?: boolean;
  /** The agent's session was ended: they leave the floor without grace. */
  dismissed: boolean;
}
