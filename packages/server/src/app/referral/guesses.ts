import type { AgentId } from '@shopbell/protocol';
import type { Clock } from '../../ports/clock.ts';
import { createPace } from '../pace.ts';

/** Codes that lead nowhere which somebody may ask for at once: people mistype, and an office has one address. */
export const GUESSES = 30;
/** One more comes back after this time, in ms. Of 2^50 codes that is nothing. */
export const GUESS_EVERY_MS = 20_000;
/** The same by a key of the site, behind which there are the tills of all its stores. */
export const TILL_GUESSES = 300;
export const TILL_GUESS_EVERY_MS = 200;
/** Nobody waits longer, in ms: who shares an address with somebody who guesses is not locked out for a day. */
export const GUESS_WAIT_MAX_MS = 900_000;

/**
 * Who asks for a code, as what leads nowhere is counted: an agent by their id, a store by its link's hash, the shop's server by its key's
 * id, and anybody else by their address (`addressKey`), so that no guest of a store's network keeps its people from redeeming.
 */
export type Asker = { agent: AgentId } | { link: string } | { key: string } | { address: string };

/** Slows down who guesses codes. What is found costs nothing, so that a till may ask as fast as it likes. */
export interface Guesses {
  /** 0, or the ms for which they ask for nothing. */
  wait(asker: Asker): number;
  /** A code of theirs led nowhere. Those that were asked for at the same time are all counted. */
  missed(asker: Asker): void;
}

export function createGuesses(clock: Pick<Clock, 'elapsed'>): Guesses {
  const waitMaxMs = GUESS_WAIT_MAX_MS;
  const single = createPace(clock, { atOnce: GUESSES, everyMs: GUESS_EVERY_MS, waitMaxMs });
  const tills = createPace(clock, { atOnce: TILL_GUESSES, everyMs: TILL_GUESS_EVERY_MS, waitMaxMs });
  const paceOf = (asker: Asker) => ('key' in asker ? tills : single);
  return {
    wait: (asker) => paceOf(asker).wait(JSON.stringify(asker)),
    missed: (asker) => paceOf(asker).spend(JSON.stringify(asker)),
  };
}
