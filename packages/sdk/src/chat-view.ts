import type { LeaveForm } from './leave-form.ts';
import type { Consent } from './said-types.ts';
import type { Connection, Member, StorageKind, Thread } from './types.ts';

/** Where a request stands among those that wait. */
export interface QueuePlace {
  /** 1 is next. */
  readonly place: number;
  /** An estimate in ms; undefined where there is none. */
  readonly expectedWaitMs: number | undefined;
}

/** The shop takes no words of this person. */
export interface Blocked {
  /** Epoch ms at which it is over by the relay's clock; undefined: for good, or until the shop ends it. */
  readonly until: number | undefined;
}

/** What a shopper's screen needs, as one immutable value. */
export interface ChatView {
  connection: Connection;
  /** Is anybody on duty? `unknown` before the first welcome. */
  availability: 'unknown' | 'online' | 'away';
  /** Epoch ms at which service begins again, while it is closed by its hours. Known with the first welcome. */
  opensAt?: number | undefined;
  /** What is asked of who leaves a message, and by when it would be answered. Known with the first welcome. */
  leave?: LeaveForm | undefined;
  /** The place of the conversation on the counter, while it waits for an agent and the line is there. */
  queue?: QueuePlace | undefined;
  /** While it is there and its `until` is not over, `send` is refused with `blocked`. Known once there is a conversation. */
  blocked?: Blocked | undefined;
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
  /**
   * Where unsent messages are kept. Until the first message is sent nothing is tried and it reads `device`; while it is
   * `memory` and something is unsent, say so: it is lost with the page.
   */
  storage: StorageKind;
  /** Where the device keeps things from the first message on: the option `storage`, or what `consent` has said since. */
  consent: Consent;
  /** How many loaded messages of the other side nobody has seen so far, on any tab or device. */
  unread: number;
  /**
   * Unsent messages older than 24 h. They, and what came after them, wait for a person's word: `sendStale` or
   * `discardStale`. Ask once, for all of them (C20).
   */
  stale: number;
  /** So long after a message's `at` the relay takes an edit or a recall of it, in ms; 0: not at all. 120 000 before a welcome. */
  amendWindowMs: number;
  /** This tab has the socket; one sound and one notification come from here (C19). True where there are no tabs. */
  leader: boolean;
}
