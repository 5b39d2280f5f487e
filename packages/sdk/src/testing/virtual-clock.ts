import type { Chance, Clock } from '../ports.ts';

/** A clock that stands still until told to go on. */
export interface VirtualClock extends Clock {
  /** Goes on by `ms`, ringing what is due in order, and lets promises settle in between. */
  advance(ms: number): Promise<void>;
  /** Somebody sets the wall clock, by so many ms. */
  turn(ms: number): void;
  /** Nothing runs for `ms`, as where a page is frozen: what is due meanwhile rings with the next `advance`, all at once. */
  sleep(ms: number): void;
  /** Timers that have not rung. */
  readonly timers: number;
}

/** Lets every promise settle that does not wait for the clock. */
export async function settle(): Promise<void> {
  for (let i = 0; i < 30; i++) await Promise.resolve();
}

/** @param wallMs epoch ms at the start */
export function virtualClock(wallMs = 1_700_000_000_000): VirtualClock {
  let now = 0;
  let turned = 0;
  let count = 0;
  const timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  return {
    now: () => now,
    wall: () => wallMs + turned + Math.floor(now),
    after(ms, run) {
      const id = count++;
      timers.set(id, { at: now + ms, run });
      return () => timers.delete(id);
    },
    get timers() {
      return timers.size;
    },
    turn(ms) {
      turned += ms;
    },
    sleep(ms) {
      now += ms;
    },
    async advance(ms) {
      const end = now + ms;
      await settle();
      for (;;) {
        const due = [...timers].filter(([, { at }]) => at <= end).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
        if (!due) break;
        now = Math.max(now, due[1].at);
        timers.delete(due[0]);
        due[1].run();
        await settle();
      }
      now = end;
    },
  };
}

/** Randomness that repeats itself for the same seed (mulberry32). */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { number, bytes: (length) => Uint8Array.from({ length }, () => Math.floor(number() * 256)) };
}
