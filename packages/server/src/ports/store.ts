import type { Conversation, Logged, MemberName, PersonKey, Referral } from '@shopbell/domain';
import type {
  AgentId,
  Cid,
  ConversationId,
  DeskEvent,
  Marks,
  ParticipantId,
  PublicEvent,
  SiteId,
} from '@shopbell/protocol';
import type { Ledger } from './ledger.ts';
import type { Outgoing } from './outgoing.ts';
import type { PromiseBook, UntoldPromise } from './promise-book.ts';
import type { ReferralBook } from './referral-book.ts';

/** A device that has spoken: minted at its first durable act and never renumbered (decisions 3, 4). */
export interface Device {
  participant: ParticipantId;
  /** SHA-256 of the anonymous token, base64url. */
  tokenHash: string;
  /** The member this device is an alias of, once the shop proved one. Never another afterwards. */
  member?: MemberName;
  /** It came by the link of a letter: of whoever had this conversation it sees this one, and nothing else. From its first act, for good. */
  only?: ConversationId;
}

/** A link that leads into one conversation, once; known by the hash of what it holds. */
export interface AnswerLink {
  /** SHA-256 of the link's secret, base64url. */
  hash: string;
  conversation: ConversationId;
  /** When it ends, epoch ms. */
  until: number;
  /** Who came by it. Absent: nobody so far. */
  usedBy?: ParticipantId;
}

/** A durable request that was stored before, found by who sent it and its `cid` (C1). */
export interface Sent {
  conversation: ConversationId;
  logged: Logged;
}

/** One of the things a decision can be about; what a commit locks, in sorted order. */
export type Key =
  | { kind: 'device'; tokenHash: string }
  | { kind: 'conversation'; id: ConversationId }
  | { kind: 'open'; person: PersonKey }
  /** What an agent has. */
  | { kind: 'agent'; id: AgentId }
  | { kind: 'sent'; author: ParticipantId | AgentId; cid: Cid }
  /** What is done once only, by a name. */
  | { kind: 'once'; name: string }
  /** A referral, by the hash of its code. */
  | { kind: 'referral'; hash: string }
  /** By its hash. */
  | { kind: 'link'; hash: string };

/**
 * The locked aggregates a decision sees; `undefined` when there is no such thing. What is asked for beyond the commit's
 * keys is locked and loaded too: a store that can't do that at once (PostgreSQL) runs the decision again from its start
 * when it has it. So a decision is restartable: pure, ids made beforehand.
 */
export interface View {
  /** By the token's hash. */
  device(tokenHash: string): Device | undefined;
  conversation(id: ConversationId): Conversation | undefined;
  /** The person's newest conversation that is not closed. */
  open(person: PersonKey): ConversationId | undefined;
  /** The person's newest conversation that is closed. */
  closed(person: PersonKey): ConversationId | undefined;
  /** How many active conversations the agent has. */
  load(agent: AgentId): number;
  /** What is kept of it as it was sent, also when its words were taken back since (C1). */
  sent(author: ParticipantId | AgentId, cid: Cid): Sent | undefined;
  /** Until when it is kept that this was done, epoch ms; undefined where it was not, or that is over and swept. */
  once(name: string): number | undefined;
  /** By the hash of its code; undefined where this site has none. */
  referral(hash: string): Referral | undefined;
  /** By its hash; undefined when it was never made, or it is over and swept, or the words of its conversation were erased. */
  link(hash: string): AnswerLink | undefined;
  /** For which due time (epoch ms) it was told that the promise which this event of the desk's made is due; undefined: for none. */
  toldDue(conversation: ConversationId, deskSeq: number): number | undefined;
  /** One public event, as the log reads now: `erased` where its words are gone. */
  event(conversation: ConversationId, seq: number): PublicEvent | undefined;
}

/** How far each side has a conversation. */
export interface Receipts {
  shopper: Marks;
  shop: Marks;
}
/** Who sets a mark. */
export type Side = keyof Receipts;

/** A message, or an edit of it, with its words. */
export type Said = Extract<PublicEvent, { kind: 'message' | 'edited' }>;

/** Where a conversation's two logs end. */
export interface Heads {
  seq: number;
  deskSeq: number;
}

/**
 * One thing a decision writes. `append` carries the conversation as it is after `log` (computed by the domain; folding
 * the whole log gives the same row) – the store writes the log rows and the derived row in the same transaction. A
 * `recalled` among them withholds the words of its message and of that message's edits from every reader from there on. `unnamed` takes
 * a member's name from every device that is theirs; it comes back with their next proof. `once` keeps, under a name that nobody reads
 * back, that something was done in a conversation, `until` an instant (epoch ms) after which that may be forgotten; it is forgotten with
 * the words of that conversation, too. `told_due` keeps that it was told of a promise that it is due; it holds no words, and erasing leaves
 * it. `outgoing` is read and carried out by who has the `Outbox`. `referral` makes one, or says what became of it. `link` makes one, or says
 * who has used it; those that were over `at` the instant (epoch ms) are swept with it, and `wiped` takes those of its conversation.
 */
export type Change =
  | { put: 'device'; device: Device }
  | { put: 'unnamed'; member: MemberName['id'] }
  | { put: 'once'; name: string; conversation: ConversationId; until: number }
  | ({ put: 'told_due' } & UntoldPromise)
  | { put: 'outgoing'; outgoing: Outgoing }
  | { put: 'referral'; referral: Referral }
  | { put: 'link'; link: AnswerLink; at: number }
  | { put: 'conversation'; conversation: Conversation; log: readonly Logged[] };

export interface Decision<T> {
  changes: readonly Change[];
  result: T;
}

/** What one change appended, told after it is durable and before the commit resolves. */
export interface Appended {
  site: SiteId;
  conversation: Conversation;
  public: readonly PublicEvent[];
  desk: readonly DeskEvent[];
}

/** A part of a log, in order, and the head it leads to. */
export interface LogPage<E> {
  events: readonly E[];
  head: number;
}

/** Bytes of bodies read at once; what a client gets of it in one frame is `LIMITS.pageMaxBytes`. */
export const READ_MAX_BYTES = 256 * 1024;

export interface ReadLog {
  /** Events with a number above this. */
  after: number;
  /** Most events; a page also ends at `READ_MAX_BYTES` of bodies, with at least one event. */
  limit: number;
}

/**
 * Which conversations a list wants, and which of them first: what falls off at `limit` is what can best be missed.
 * - `persons`: those that are not closed, then the closed ones; newest `openedAt` first in both.
 * - `person`, all of one person's, in any state, `after` this one: oldest `openedAt` first. For who reads all of them, page by page.
 * - `waiting`, requests that nobody has, and `left`, left messages that nobody has or that are not answered so far: oldest `openedAt`
 *   first – who waits longest is never cut off.
 * - `held`, active ones: by agent, then oldest first.
 * - `agent`, the active ones they have: newest `openedAt` first.
 * - `company`, active ones they have joined or are invited to: newest `openedAt` first.
 * - `owner`, open ones of cases they own that they don't have: newest `openedAt` first.
 * - `settled`, what was left and is answered, or was given up, `before` this one: newest `left.at` first.
 * - `promised`, in any state, with an open promise, that `agent` owes where one is named: what is due first first.
 *
 * Of two opened at the same instant the greater id is the newer one.
 */
export type ConversationQuery =
  | { of: 'persons'; persons: readonly PersonKey[]; limit: number }
  | { of: 'person'; person: PersonKey; after?: Pick<Conversation, 'openedAt' | 'id'>; limit: number }
  | FloorQuery
  | SettledQuery
  | { of: 'promised'; agent?: AgentId; limit: number }
  | { of: 'agent' | 'owner' | 'company'; agent: AgentId; limit: number };

/** Left messages that nobody owes an answer to any more. */
export interface SettledQuery {
  of: 'settled';
  how: 'replied' | 'gave_up';
  before?: { at: number; id: ConversationId };
  limit: number;
}

/** A list of the whole site's. */
export interface FloorQuery {
  of: 'waiting' | 'left' | 'held';
  limit: number;
}

/** The store could not write now and nothing was written (disk full, locked): ask again later. */
export class StoreBusy extends Error {
  override readonly name = 'StoreBusy';
}

/** Keeps the conversations. The only place that turns a request into facts, and the only one that hands out numbers. */
export interface Store extends Ledger, PromiseBook, ReferralBook {
  /** Random per incarnation of the data; another one after a restore (C4). */
  readonly epoch: string;
  /** When it was last restored from a backup, epoch ms; undefined when it never was. */
  readonly restoredAt?: number | undefined;
  /**
   * Locks `keys` (those known beforehand), runs `decide` – synchronous and pure, over the locked aggregates – and writes
   * its changes in one transaction. Commits called one after another are decided in that order, also when a decision asks
   * for more than its keys. Resolves once that is durable: the fsync that covers it has returned (C5). Commits that arrive while a
   * group is being written form the next group. Rejects with `StoreBusy` when nothing was written and a retry may help; if
   * `decide` throws, only its own commit rejects, and with `StoreBusy` those of the same `sender` that were called before it did: they
   * must not pass it (C8).
   */
  commit<T>(site: SiteId, keys: readonly Key[], decide: (view: View) => Decision<T>, sender?: object): Promise<T>;
  conversation(site: SiteId, id: ConversationId): Promise<Conversation | undefined>;
  /** Sites where something waits, or an agent has something. */
  busySites(): Promise<readonly SiteId[]>;
  conversations(site: SiteId, query: ConversationQuery): Promise<readonly Conversation[]>;
  /** Which conversations such a list holds, in its order: for who reads thousands, piece by piece. */
  listed(site: SiteId, query: FloorQuery): Promise<readonly ConversationId[]>;
  /** These conversations, in this order; one that doesn't exist is left out. */
  these(site: SiteId, ids: readonly ConversationId[]): Promise<readonly Conversation[]>;
  /** The device of a token's hash, if it has spoken. */
  device(site: SiteId, tokenHash: string): Promise<Device | undefined>;
  /**
   * Whom the letters of this person's conversations have led here, and theirs again: each answers from a device that has proven nothing but
   * the mailbox, and is a person of their own. Without the person; none, nearly always.
   */
  byLetter(site: SiteId, person: PersonKey): Promise<readonly PersonKey[]>;
  readPublic(site: SiteId, id: ConversationId, query: ReadLog): Promise<LogPage<PublicEvent>>;
  readDesk(site: SiteId, id: ConversationId, query: ReadLog): Promise<LogPage<DeskEvent>>;
  /** Public events before `before`, oldest first, at most `limit` and a page's bytes – the newest of them. */
  readBefore(site: SiteId, id: ConversationId, before: number, limit: number): Promise<readonly PublicEvent[]>;
  /**
   * What a message that was taken back said, then its edits, in order, as they were stored: the one read that looks behind a
   * recall. Empty when there is no such message, when it was not taken back, and when its words are erased.
   */
  takenBack(site: SiteId, id: ConversationId, seq: number): Promise<readonly Said[]>;
  /** The highest `deskSeq` with an `afterSeq` below this one, 0 when there is none: desk events from `afterSeq` on come after it. */
  deskSeqBefore(site: SiteId, id: ConversationId, afterSeq: number): Promise<number>;
  /** Where these conversations end; one that doesn't exist is left out. */
  heads(site: SiteId, ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Heads>>;
  /** The receipts of a conversation, zeros where nothing was ever marked. */
  receipts(site: SiteId, id: ConversationId): Promise<Receipts>;
  /**
   * Raises marks; lower ones change nothing. Told at once, kept with the next commit group or within a second: state, not
   * facts, so a crash may cost the last second of it. Returns the receipts when something rose.
   */
  mark(site: SiteId, id: ConversationId, side: Side, marks: Partial<Marks>): Promise<Receipts | undefined>;
  /** Forgets what was done once only and is kept no longer than `now`, epoch ms. */
  forgetOver(now: number): Promise<void>;
  /** Resolves when it can write; rejects otherwise. For readiness. */
  ping(): Promise<void>;
  /** Ends after the group in flight. */
  close(): Promise<void>;
}

/**
 * Called once per durable group, before its commits resolve. `commits` is how many of the group changed something: at
 * least one, also when nothing was appended (a device alone). One commit may append to several conversations.
 */
export type OnDurable = (appended: readonly Appended[], commits: number) => void;
