import type { Timeline } from './timeline.ts';

/** One event, as a page tells it. */
export interface Telling {
  /** Its conversation, or that one's desk. */
  readonly lane: string;
  readonly n: number;
  readonly cid: string | undefined;
}

/** When an event was written into the store of this epoch, in virtual ms; undefined when it never was. */
export type WrittenAt = (lane: string, n: number, epoch: string | undefined) => number | undefined;

/**
 * Looks that a page tells each event once: none twice, and whatever was written while its lane was on the screen at all. A relay
 * with another store has everything told anew.
 */
export interface Told {
  hear(telling: Telling): void;
  /** A welcome came. */
  welcomed(frame: string): void;
  /** Something of this lane is on the screen. */
  sees(lane: string): void;
  /** Which of these, all of them on the screen, should have been told and were not, in words. */
  untold(events: readonly Telling[], writtenAt: WrittenAt): string[];
}

const keyOf = ({ lane, n, cid }: Telling) => `${lane} ${n} ${cid}`;

/** What is told twice is added to `faults` at once. */
export function createTold(name: string, timeline: Timeline, faults: string[]): Told {
  const told = new Set<string>();
  const seenAt = new Map<string, number>();
  let epoch: string | undefined;
  return {
    hear(telling) {
      const key = keyOf(telling);
      if (told.has(key)) faults.push(`${name} was told twice of ${key}`);
      told.add(key);
    },
    welcomed(frame) {
      const now: unknown = JSON.parse(frame).epoch;
      if (now !== epoch) {
        told.clear();
        seenAt.clear();
      }
      epoch = String(now);
    },
    sees(lane) {
      if (!seenAt.has(lane)) seenAt.set(lane, timeline.now);
    },
    untold: (events, writtenAt) =>
      events.flatMap((event) => {
        const from = seenAt.get(event.lane);
        const at = writtenAt(event.lane, event.n, epoch);
        if (from === undefined || at === undefined || at <= from || told.has(keyOf(event))) return [];
        return [`${name} was never told of ${keyOf(event)}`];
      }),
  };
}
