import type { ConversationId } from '@shopbell/protocol';
import type { Link } from '../link/link.ts';
import type { Clock } from '../ports.ts';
import { isOpen, type Log } from '../timeline/log.ts';
import type { Receipts } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import { fits } from '../wire/shape.ts';
import { createAlarm } from './alarm.ts';

/** Shortest time between two receipts of a conversation, in ms (C16). */
export const RECEIPT_EVERY_MS = 1_000;
/** Most receipts at a time, of as many conversations: fewer than the relay takes a second. */
const RECEIPTS_MAX = 40;
/** Events that come together are confirmed together, in ms. */
export const RECEIPT_AFTER_MS = 100;

/** How far both sides have a conversation. The same object until something changes. */
export interface Marks {
  /** The other side. */
  readonly receipts: Receipts;
  /** How far one's own side has read. */
  readonly seen: number;
}

/** Who has what: state of the relay's, and what this client adds to it. */
export interface Marking {
  of(conversation: ConversationId): Marks;
  /** A state of the lane; others' topics are none of its business. */
  hear(state: FrameOf<'state'>['state']): void;
  /** Somebody has seen the events up to `seq`. */
  read(conversation: ConversationId, seq: number): void;
  /** The line is another one: what was told on the former may not have arrived. */
  cut(): void;
  /** Tells what the relay does not know, soon. */
  due(): void;
  /** The relay has refused some of what it was told: it is told again. */
  again(): void;
  clear(): void;
}

const row = { delivered: 0, read: 0 } as const;
/** What the relay tells of a conversation; anything else under this topic is skipped. */
const RECEIPTS = { conversation: '', shopper: row, shop: row } as const;

const NONE: Receipts = { delivered: 0, read: 0 };
const UNMARKED: Marks = { receipts: NONE, seen: 0 };

const max = (a: Receipts, b: Partial<Receipts>): Receipts => ({
  delivered: Math.max(a.delivered, b.delivered ?? 0),
  read: Math.max(a.read, b.read ?? 0),
});

/** Keeps the marks for one side. */
export function createMarking(
  clock: Clock,
  link: Pick<Link, 'send' | 'leads'>,
  logs: ReadonlyMap<ConversationId, Log>,
  side: 'shopper' | 'shop',
  changed: () => void,
): Marking {
  const marks = new Map<ConversationId, Marks>();
  /** What the relay knows of this side, by its word or by what was sent on this line since. */
  const told = new Map<ConversationId, Receipts>();
  /** What somebody has seen here. */
  const wanted = new Map<ConversationId, number>();
  const alarm = createAlarm(clock, tell);
  let ringing = false;
  let lastAt = Number.NEGATIVE_INFINITY;

  /** The other side's newest message up to there: nothing else needs to be confirmed. */
  const incoming = ({ items }: Log, upTo = Number.POSITIVE_INFINITY): number =>
    items.findLast(
      ({ kind, seq, by }) => kind === 'message' && seq <= upTo && (by.role === 'shopper') !== (side === 'shopper'),
    )?.seq ?? 0;

  function put(conversation: ConversationId, receipts: Receipts, seen: number): void {
    const before = marking.of(conversation);
    const next = { receipts: max(before.receipts, receipts), seen: Math.max(before.seen, seen) };
    if (JSON.stringify(next) === JSON.stringify(before)) return;
    marks.set(conversation, next);
    changed();
  }

  function tell(): void {
    ringing = false;
    let room = RECEIPTS_MAX;
    for (const log of logs.values()) {
      const { conversation } = log;
      const known = told.get(conversation);
      // Of a closed one only what the relay has told to be behind: else every old conversation would be confirmed again.
      if (!known && !isOpen(log)) continue;
      const now = { delivered: incoming(log), read: wanted.get(conversation) ?? 0 };
      const { delivered, read } = known ?? NONE;
      const frame = {
        type: 'receipt',
        conversation,
        // What one tab has, all have: the one with the line tells.
        delivered: link.leads && now.delivered > delivered ? now.delivered : undefined,
        read: now.read > read ? now.read : undefined,
      };
      if (!(frame.delivered || frame.read)) continue;
      if (!room--) return marking.due();
      if (!link.send(frame)) return;
      told.set(conversation, max(now, known ?? NONE));
      lastAt = clock.now();
    }
  }

  const marking: Marking = {
    of: (conversation) => marks.get(conversation) ?? UNMARKED,
    hear(state) {
      if (state.topic !== 'receipts' || !fits(RECEIPTS, state)) return;
      const { conversation, shopper, shop } = state;
      const [own, other] = side === 'shopper' ? [shopper, shop] : [shop, shopper];
      put(conversation, other, own.read);
      // Its word, though it be lower: what was told while the conversation was out of reach did not count.
      told.set(conversation, own);
      marking.due();
    },
    read(conversation, seq) {
      const log = logs.get(conversation);
      const upTo = log ? incoming(log, seq) : 0;
      if (upTo <= (wanted.get(conversation) ?? 0)) return;
      wanted.set(conversation, upTo);
      put(conversation, NONE, upTo);
      marking.due();
    },
    cut() {
      told.clear();
      alarm();
      ringing = false;
    },
    due() {
      if (ringing) return;
      ringing = true;
      alarm(Math.max(RECEIPT_AFTER_MS, lastAt + RECEIPT_EVERY_MS - clock.now()));
    },
    again() {
      for (const conversation of told.keys()) told.set(conversation, NONE);
      marking.due();
    },
    clear() {
      marking.cut();
      marks.clear();
      wanted.clear();
    },
  };
  return marking;
}
