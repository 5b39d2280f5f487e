import type { ConversationId, Page, ToldLimits } from '@shopbell/protocol';
import type { ChatErrorCode } from '../errors.ts';
import type { SendStatus } from '../types.ts';

/** Most durable requests without an answer. */
export const IN_FLIGHT_MAX = 20;
/** The wait after a `later` refusal that names none, in ms. */
export const HOLD_MS = 1_000;

/** A durable request of the wire before it has its `cid`. What is undefined does not go over the wire. */
export type Unsent =
  | { type: 'say'; conversation: ConversationId | undefined; text: string; page?: Page | undefined }
  | { type: 'note'; conversation: ConversationId; text: string }
  | { type: 'take' | 'close'; conversation: ConversationId };

/** One durable request, from the press to its event in the thread. */
export interface Entry {
  readonly cid: string;
  /** As it was at the press: every retry sends the same content (C2). */
  readonly request: Unsent;
  /** Local time of the press, epoch ms. */
  readonly at: number;
  readonly status: SendStatus;
  /** Why it was refused, when `failed`. */
  readonly problem?: ChatErrorCode;
  /** Its event is in the thread already, although the ack is not here yet. */
  readonly seen?: boolean;
}

/** Requests in the order of the presses, and when the next may go. */
export interface Outbox {
  readonly entries: readonly Entry[];
  /** Nothing is sent before this instant, monotonic ms. */
  readonly holdUntil: number;
  /** After a `later` refusal, until an ack: one at a time. */
  readonly alone: boolean;
  /** The relay's rate is used up until this instant, monotonic ms; a burst may run ahead of it. */
  readonly spentUntil: number;
}

export const EMPTY_OUTBOX: Outbox = { entries: [], holdUntil: 0, alone: false, spentUntil: 0 };

/** Done with: stored and seen, or refused with nothing to show for it (a take, a close). */
const isOver = ({ status, seen, request }: Entry) =>
  (status === 'stored' && seen) || (status === 'failed' && !('text' in request));

const mark = (outbox: Outbox, cid: string, change: Partial<Entry>): Outbox => ({
  ...outbox,
  entries: outbox.entries
    .map((entry) => (entry.cid === cid ? { ...entry, ...change } : entry))
    .filter((entry) => !isOver(entry)),
});

/** The press. */
export const add = (outbox: Outbox, entry: Entry): Outbox => ({ ...outbox, entries: [...outbox.entries, entry] });

/** Takes requests out. */
export const drop = (outbox: Outbox, unwanted: (entry: Entry) => boolean): Outbox => ({
  ...outbox,
  entries: outbox.entries.filter((entry) => !unwanted(entry)),
});

/** The line is gone: what is unanswered is sent again, in order, after the next welcome. */
export const cut = (outbox: Outbox): Outbox => ({
  ...outbox,
  entries: outbox.entries.map((entry) => (entry.status === 'sending' ? { ...entry, status: 'saved' } : entry)),
});

/** The relay has stored it. Until its event is in the thread (`seen`) it stays. */
export const acked = (outbox: Outbox, cid: string): Outbox =>
  mark({ ...outbox, alone: false }, cid, { status: 'stored' });

/** Its event came into the thread, which shows it from here on; or there is no thread to wait for. */
export const seen = (outbox: Outbox, cid: string): Outbox => mark(outbox, cid, { seen: true });

/** The request may succeed later: everything waits, then goes on in order. `afterMs` as the relay said. */
export const later = (outbox: Outbox, cid: string, now: number, afterMs = HOLD_MS): Outbox => ({
  ...mark(outbox, cid, { status: 'saved' }),
  holdUntil: Math.max(outbox.holdUntil, now + afterMs),
  alone: true,
});

/** A final refusal. It never blocks the later ones; words stay in sight until the person has decided. */
export const refused = (outbox: Outbox, cid: string, problem: ChatErrorCode): Outbox =>
  mark(outbox, cid, { status: 'failed', problem });

/** A person tries a request again that was refused. */
export const retry = (outbox: Outbox, cid: string): Outbox => mark(outbox, cid, { status: 'saved' });

/** What goes out now, in order, and is marked as sending; and in how many ms to ask again, unless an answer comes first. */
export interface Pumped {
  readonly outbox: Outbox;
  readonly going: readonly Entry[];
  readonly waitMs: number | undefined;
}

/**
 * Lets requests go. It is paced below the relay's limits, so that a long queue is not refused halfway through and
 * overtaken by its own tail.
 * @param now monotonic ms
 */
export function pump(outbox: Outbox, now: number, limits: Pick<ToldLimits, 'ratePerSecond' | 'rateBurst'>): Pumped {
  const { entries, alone, holdUntil } = outbox;
  const gapMs = 1000 / Math.max(1, limits.ratePerSecond * 0.9);
  const aheadMs = gapMs * (limits.rateBurst / 2 - 1);
  let spentUntil = Math.max(outbox.spentUntil, now);
  // After a refusal the oldest goes alone, with nothing else in flight: the order holds whatever the answer.
  let room = (alone ? 1 : IN_FLIGHT_MAX) - entries.filter((entry) => entry.status === 'sending').length;
  const going: Entry[] = [];
  let waitMs: number | undefined;
  const after = entries.map((entry): Entry => {
    if (entry.status !== 'saved' || room < 1) return entry;
    const early = Math.max(holdUntil, spentUntil - aheadMs) - now;
    if (early > 0) {
      waitMs ??= early;
      return entry;
    }
    room--;
    spentUntil += gapMs;
    going.push(entry);
    return { ...entry, status: 'sending' };
  });
  return { outbox: { ...outbox, entries: going.length ? after : entries, spentUntil }, going, waitMs };
}
