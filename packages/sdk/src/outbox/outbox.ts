import type {
  Card,
  CardAct,
  ConversationId,
  HandoverReason,
  Leave,
  Page,
  PromiseKind,
  PromiseOutcome,
  ToldLimits,
} from '@shopbell/protocol';
import type { ChatErrorCode } from '../errors.ts';
import type { Rating } from '../rating/types.ts';
import type { SendStatus } from '../types.ts';

/** The wait after a `later` refusal that names none, in ms. */
export const HOLD_MS = 1_000;

/** What goes with words that are left; what is undefined does not go over the wire. */
export type Left = { readonly [K in keyof Leave]?: Leave[K] | undefined };

/** A durable request of the wire before it has its `cid`. What is undefined does not go over the wire. */
export type Unsent =
  | {
      type: 'say';
      conversation: ConversationId | undefined;
      text: string;
      page?: Page | undefined;
      group?: string | undefined;
      language?: string | undefined;
      skills?: readonly string[] | undefined;
      file?: string | undefined;
      card?: Card | string | undefined;
      re?: number | undefined;
      act?: CardAct | undefined;
      leave?: Left | undefined;
    }
  | { type: 'note'; conversation: ConversationId; text: string }
  | ({ type: 'rate'; conversation: ConversationId } & Rating)
  | { type: 'take' | 'ask_rating' | 'close' | 'join' | 'decline' | 'part'; conversation: ConversationId }
  | {
      type: 'transfer';
      conversation: ConversationId;
      to?: string | undefined;
      group?: string | undefined;
      reason: HandoverReason;
      text: string;
    }
  | { type: 'give_back'; conversation: ConversationId; reason: HandoverReason; text: string }
  | { type: 'give_up'; conversation: ConversationId; text: string }
  | { type: 'merge'; conversation: ConversationId; from: ConversationId }
  | { type: 'take_over'; conversation: ConversationId; from: string; text: string }
  | { type: 'whisper' | 'invite'; conversation: ConversationId; to: string; text: string }
  | {
      type: 'promise';
      conversation: ConversationId;
      what: PromiseKind;
      order?: string | undefined;
      dueAt: number;
      text: string;
    }
  | {
      type: 'settle_promise';
      conversation: ConversationId;
      promise: string;
      outcome: PromiseOutcome;
      to?: string | undefined;
      dueAt?: number | undefined;
      text?: string | undefined;
    }
  | { type: 'edit'; conversation: ConversationId; of: number; said?: string | undefined; text: string }
  | { type: 'recall'; conversation: ConversationId; of: number; said?: string | undefined };

/** One durable request, from the press to its event in the thread. */
export interface Entry {
  readonly cid: string;
  /** As it was at the press: every retry sends the same content (C2). */
  readonly request: Unsent;
  /** Local time of the press, epoch ms. */
  readonly at: number;
  readonly status: SendStatus;
  /** It is on this line without an answer. */
  readonly out?: boolean;
  /** Why it was refused, when `failed`. */
  readonly problem?: ChatErrorCode;
  /** It was refused itself, not the line: it goes again only when a person says so, in the next page too. */
  readonly final?: boolean;
  /** Its event is in the thread already, although the ack is not here yet. */
  readonly seen?: boolean;
  /** A person wants it to go although it is old. */
  readonly sure?: boolean;
  /** Where it stands among the others, unless its `cid` says so: the clock was set back, and it was pressed after greater ones. */
  readonly order?: string;
  /** Pressed in another tab, which keeps it on the device itself. */
  readonly theirs?: boolean;
  /** It was stored before, and is offered again to a relay that may lack it (C13). Nobody waits for it, nothing shows it. */
  readonly again?: boolean;
}

/** Requests in the order of the presses, and when the next may go. */
export interface Outbox {
  readonly entries: readonly Entry[];
  /** Nothing is sent before this instant, monotonic ms. */
  readonly holdUntil: number;
  /** This request was refused for `later`: one at a time until it is through. An ack of another may be older than that. */
  readonly alone?: string | undefined;
  /**
   * The relay's rate is used up until these instants, monotonic ms: for fresh requests, for late ones. Bursts run ahead. Undefined
   * before anything went out.
   */
  readonly spent?: readonly [fresh: number, late: number];
}

export const EMPTY_OUTBOX: Outbox = { entries: [], holdUntil: 0 };

/** A request that says something. */
export type Words = Entry & { readonly request: Extract<Unsent, { type: 'say' | 'note' }> };

/** Words a person wants to see until they are in the thread. */
export const isWords = (entry: Entry): entry is Words => !entry.again && /^(say|note)$/.test(entry.request.type);

/** The relay has not stored it, and nobody has refused it. */
export const isUnsent = ({ status }: Entry): boolean => status !== 'stored' && status !== 'failed';

/** Done with: stored and seen, or refused with nothing to show for it (a take, a close). */
const isOver = (entry: Entry): boolean | undefined =>
  entry.status === 'stored' ? entry.seen || entry.again : entry.status === 'failed' && (entry.seen || !isWords(entry));

/** Changes some; what is over leaves. Nothing to change is no change. */
export function change(outbox: Outbox, which: (entry: Entry) => unknown, to: Partial<Entry>): Outbox {
  const { entries } = outbox;
  if (!entries.some(which)) return outbox;
  const after = entries.map((entry) => (which(entry) ? { ...entry, ...to } : entry));
  return { ...outbox, entries: after.filter((entry) => !isOver(entry)) };
}

export const mark = (outbox: Outbox, cid: string, to: Partial<Entry>): Outbox =>
  change(outbox, (entry) => entry.cid === cid, to);

/** The press. */
export const add = (outbox: Outbox, entry: Entry): Outbox => ({ ...outbox, entries: [...outbox.entries, entry] });

/** Takes requests out. */
export const drop = (outbox: Outbox, unwanted: (entry: Entry) => boolean): Outbox => ({
  ...outbox,
  entries: outbox.entries.filter((entry) => !unwanted(entry)),
});

/** The line is gone: what is unanswered is sent again, in order, after the next welcome. */
export const cut = (outbox: Outbox): Outbox => change(outbox, ({ out }) => out, { out: false });

/** The relay has stored it. Until its event is in the thread (`seen`) it stays. */
export const acked = (outbox: Outbox, cid: string): Outbox => mark(outbox, cid, { status: 'stored', out: false });

/** Its event came into the thread, which shows it from here on; or there is no thread to wait for. */
export const seen = (outbox: Outbox, cid: string): Outbox => mark(outbox, cid, { seen: true });

/** The request may succeed later: everything waits, then goes on in order. `afterMs` as the relay said. */
export const later = (outbox: Outbox, cid: string, now: number, afterMs = HOLD_MS): Outbox => ({
  ...mark(outbox, cid, { out: false }),
  holdUntil: Math.max(outbox.holdUntil, now + afterMs),
  alone: outbox.alone || cid,
});

/** A final refusal. It never blocks the later ones; words stay in sight until the person has decided. */
export const refused = (outbox: Outbox, cid: string, problem: ChatErrorCode, final = true): Outbox =>
  mark(outbox, cid, { status: 'failed', out: false, problem, final });

/** A person tries a request again that was refused. */
export const retry = (outbox: Outbox, cid: string): Outbox =>
  change(outbox, (entry) => entry.cid === cid && entry.status === 'failed', { status: 'sending', sure: true });

/** What goes out now, in order, and is marked as sending; and in how many ms to ask again, unless an answer comes first. */
export interface Pumped {
  readonly outbox: Outbox;
  readonly going: readonly Entry[];
  readonly waitMs: number | undefined;
}

/** The relay's bounds, as far as they pace. */
export type Pace = Pick<ToldLimits, 'ratePerSecond' | 'rateBurst'> & Partial<Pick<ToldLimits, 'lateBurst'>>;

/**
 * Lets the oldest go, when nothing is unanswered: all that is done until the rest of the outbox is loaded.
 * @param now monotonic ms
 */
export function oneByOne(outbox: Outbox, now: number): Pumped {
  const oldest = outbox.entries.find(isUnsent);
  const waitMs = Math.max(0, outbox.holdUntil - now) || undefined;
  if (!oldest || oldest.out || waitMs) return { outbox, going: [], waitMs };
  return { outbox: mark(outbox, oldest.cid, { status: 'sending', out: true }), going: [oldest], waitMs };
}
