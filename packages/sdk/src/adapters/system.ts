import type { Chance, Clock } from '../ports.ts';

/** The machine's clocks. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: Date.now,
  after(ms, run) {
    // What is overdue is a negative wait; Node would print a warning about it.
    const timer = setTimeout(run, Math.max(0, ms));
    return () => clearTimeout(timer);
  },
};

/** The machine's randomness. */
export const systemChance: Chance = {
  number: Math.random,
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
