import { type Entry, isUnsent, type Outbox, type Pace, type Pumped } from './outbox.ts';

/** Most durable requests without an answer. */
export const IN_FLIGHT_MAX = 20;

/** Which allowance an entry is paid from, 0 fresh or 1 late; undefined when it has to wait, and all behind it; false when it alone has to. */
export type Gate = (entry: Entry) => 0 | 1 | false | undefined;

/**
 * Lets requests go. It is paced below the relay's limits, so that a long queue is not refused halfway through and
 * overtaken by its own tail. Whatever has to wait makes all behind it wait: the order of the presses holds.
 * @param now monotonic ms
 */
export function pump(outbox: Outbox, now: number, limits: Pace, gate: Gate = () => 0): Pumped {
  const { entries, holdUntil } = outbox;
  const alone = entries.some((entry) => entry.cid === outbox.alone && isUnsent(entry)) ? outbox.alone : undefined;
  const { ratePerSecond, rateBurst, lateBurst = 0 } = limits;
  const gapMs = 1000 / Math.max(1, ratePerSecond * 0.9);
  const aheadMs = [rateBurst / 2 - 1, lateBurst * 0.9].map((burst) => gapMs * burst);
  const spent = (outbox.spent ?? [0, 0]).map((until) => Math.max(until, now));
  // After a refusal the oldest goes alone, with nothing else in flight: the order holds whatever the answer.
  let room = (alone ? 1 : IN_FLIGHT_MAX) - entries.filter(({ out }) => out).length;
  const going: Entry[] = [];
  let waitMs: number | undefined;
  const after = entries.map((entry): Entry => {
    if (entry.out || !isUnsent(entry) || room < 1) return entry;
    const pot = gate(entry);
    if (pot === false) return entry;
    const until = pot === undefined ? Number.POSITIVE_INFINITY : (spent[pot] ?? 0);
    const early = Math.max(holdUntil, until - (aheadMs[pot ?? 0] ?? 0)) - now;
    if (early > 0) {
      room = 0;
      if (early < Number.POSITIVE_INFINITY) waitMs = early;
      return entry;
    }
    room--;
    spent[pot ?? 0] = until + gapMs;
    going.push(entry);
    return { ...entry, status: 'sending', out: true };
  });
  const [fresh = now, late = now] = spent;
  return { outbox: { ...outbox, alone, entries: going.length ? after : entries, spent: [fresh, late] }, going, waitMs };
}
