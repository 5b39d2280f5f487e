import type { ConversationId, Id, SiteId } from '@shopbell/protocol';

/** Where something goes: to one of the site's webhooks, by its id, or to a mailbox. */
export type TargetName = 'mail' | `webhook:${Id}`;

/**
 * What it is about, by where that is written and never by its words: an event of a conversation's log by its number in its lane, or what is
 * kept elsewhere by its own id.
 */
export type Subject = { conversation: ConversationId; lane: 'public' | 'desk'; number: number } | { ref: string };

/** What is to go out, as a commit writes it. */
export interface Outgoing {
  /** Made beforehand; every try carries it, so that a receiver knows a repetition. */
  id: Id;
  target: TargetName;
  /** A name of `TOPICS`. */
  topic: string;
  about: Subject;
  /** When it happened, epoch ms. */
  at: number;
  /** Not before, epoch ms; `at` unless it is to wait. */
  dueAt: number;
}

/** Why a try came to nothing. A closed set: what a receiver says may hold anything, so it is not kept. */
export type Failure =
  /** The name of the host leads nowhere. */
  | 'unresolved'
  /** It leads to an address of this machine, of a private network or of a provider's metadata. */
  | 'private_address'
  /** Nobody took the connection, or it broke. */
  | 'unreachable'
  | 'timeout'
  /** The certificate is not the host's. */
  | 'certificate'
  /** The receiver sent it elsewhere; nothing follows. */
  | 'redirect'
  /** The receiver said no; the try has the number it said. */
  | 'refused'
  /** It could not be put together here; the log of the server has why. */
  | 'broken';

/** One try. */
export interface Attempt {
  /** When it began, epoch ms. */
  at: number;
  /** How long it took. */
  ms: number;
  /** What the receiver answered: HTTP's number, or SMTP's. */
  status?: number;
  /** Absent: it arrived, or there was nothing to be sent any more. */
  failure?: Failure;
}

/** `gone`: what it was about was not there any more, or its reader had it already, or has what leads to it; nothing went out. */
export type OutgoingState = 'waiting' | 'sent' | 'gone' | 'dead';

/** What is kept of it. */
export interface Tracked extends Outgoing {
  site: SiteId;
  /** Grows in the order in which they were written. */
  n: number;
  state: OutgoingState;
  /** How often it was tried in vain. */
  tries: number;
  /** When it was tried first, epoch ms; sending it again from the list begins anew. */
  firstAt?: number;
  last?: Attempt;
}

/** What became of a try. `retryAt` is epoch ms; without an `attempt` nothing was tried: it is to wait on. */
export type Outcome = Pick<Tracked, 'site' | 'target' | 'n'> &
  (
    | { became: 'sent' | 'gone' | 'dead'; attempt: Attempt }
    | { became: 'waiting'; attempt: Attempt; retryAt: number }
    | { became: 'waiting'; attempt?: never; retryAt: number }
  );

/** Something waits for this target. */
export interface Pending {
  site: SiteId;
  target: TargetName;
  /** When the first of it is due, epoch ms. */
  dueAt: number;
}

/** A page of a target's list. */
export interface OutgoingLook {
  /** Absent: in any state. */
  state?: OutgoingState;
  /** Only what was written before that one. */
  before?: number;
  limit: number;
}

/** What was failed this often holds up no longer what comes behind it in the same conversation. */
export const HOLDS_TRIES = 5;
/** Of what is over a target's newest stay listed, so many of each state. What is dead may go out again, so more of it is kept. */
export const KEPT: Readonly<Record<Exclude<OutgoingState, 'waiting'>, number>> = {
  sent: 1000,
  gone: 1000,
  dead: 10_000,
};

/**
 * The rows of what is to go out, and of what lately went. Commits write them (`Change`); this reads them and writes what became of each.
 * What becomes of them is kept at the latest with the next commit: a crash may bring back a try, never lose a row.
 */
export interface Outbox {
  /** Every target that something waits for. */
  pending(): Promise<readonly Pending[]>;
  /**
   * What may be tried now: due, and not behind an earlier one about the same conversation that waits and has failed fewer than
   * `HOLDS_TRIES` times. First due first. Nothing that is not durable (C6).
   */
  due(site: SiteId, target: TargetName, now: number, limit: number): Promise<readonly Tracked[]>;
  /** All of them or none. Rows that are not waiting stay as they are. */
  settle(outcomes: readonly Outcome[]): Promise<void>;
  /** Newest first. */
  list(site: SiteId, target: TargetName, look: OutgoingLook): Promise<readonly Tracked[]>;
  /** How much waits, and how much is dead. */
  counts(site: SiteId, target: TargetName): Promise<{ waiting: number; dead: number }>;
  /** The same of all targets of all sites: for who looks at the server as a whole. */
  totals(): Promise<{ waiting: number; dead: number }>;
  /** Lets what is dead, sent or gone go out again at once, under its old id; without `n` all that is dead. Says how many. */
  again(site: SiteId, target: TargetName, now: number, n?: number): Promise<number>;
  /** Every target that there are rows of, in any state. */
  targets(): Promise<readonly Pick<Pending, 'site' | 'target'>[]>;
  /** Forgets all of a target that is there no more. */
  drop(site: SiteId, target: TargetName): Promise<void>;
}

/** A target and what it is to be told. */
export interface Target {
  name: TargetName;
  topics: ReadonlySet<string>;
}

/** Who is to be told, as a commit looks it up: at once, from memory. */
export interface Targets {
  /** The same empty list where nobody is. */
  of(site: SiteId): readonly Target[];
}

/** What rows about the same thing have in common: they go out in their order. */
export const orderKey = (about: Subject): string => ('conversation' in about ? about.conversation : about.ref);
