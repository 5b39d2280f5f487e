import type { Clock } from '../../ports/clock.ts';
import { createPace } from '../pace.ts';

/** Codes that lead nowhere which an address may ask for at once: people mistype, and an office has one address. */
export const GUESSES = 30;
/** One more comes back after this time, in ms. Of 2^50 codes that is nothing. */
export const GUESS_EVERY_MS = 20_000;
/** Nobody waits longer, in ms: who shares an address with somebody who guesses is not locked out for a day. */
export const GUESS_WAIT_MAX_MS = 900_000;

/** Slows down who guesses codes. What is found costs nothing, so that a till may ask as fast as it likes. */
export interface Guesses {
  /** 0, or the ms for which this address (`addressKey`) asks for nothing. */
  wait(address: string): number;
  /** A code of theirs led nowhere. Those that were asked for at the same time are all counted. */
  missed(address: string): void;
}

export function createGuesses(clock: Pick<Clock, 'elapsed'>): Guesses {
  const rules = { atOnce: GUESSES, everyMs: GUESS_EVERY_MS, waitMaxMs: GUESS_WAIT_MAX_MS };
  const { wait, spend: missed } = createPace(clock, rules);
  return { wait, missed };
}
