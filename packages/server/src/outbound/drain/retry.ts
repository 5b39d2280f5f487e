/** The first pause is up to this long, each further one up to twice the one before, in ms. */
const FIRST_PAUSE_MS = 5000;
const LONGEST_PAUSE_MS = 6 * 3_600_000;
const SHORTEST_PAUSE_MS = 1000;
/** What was tried in vain for this long is dead, in ms. */
export const GIVEN_UP_MS = 3 * 86_400_000;
/** And not before it was tried this often: a server, or a webhook, may have stood still for days. */
export const LEAST_TRIES = 10;

/** A target that failed this often in a row is asked by one thing at a time, with pauses of its own. */
export const DOWN_FAILS = 3;
const LONGEST_REST_MS = 300_000;

/** Full jitter: many that failed together don't come back together. `chance` is in [0, 1). */
const jittered = (mostMs: number, chance: number): number => SHORTEST_PAUSE_MS + Math.floor(mostMs * chance);

/** Doubles `FIRST_PAUSE_MS` `times` times, up to `mostMs`. */
const grown = (times: number, mostMs: number): number => Math.min(mostMs, FIRST_PAUSE_MS * 2 ** Math.min(times, 30));

/** When it is tried again after having failed `tries` times before this one, epoch ms; `dead`: not any more. */
export function nextTry(tries: number, firstAt: number, now: number, chance: number): number | 'dead' {
  if (now - firstAt >= GIVEN_UP_MS && tries + 1 >= LEAST_TRIES) return 'dead';
  return now + jittered(grown(tries, LONGEST_PAUSE_MS), chance);
}

/** How long a target is left alone after it failed `fails` times in a row, in ms. */
export const restMs = (fails: number, chance: number): number =>
  fails < DOWN_FAILS ? 0 : jittered(grown(fails - DOWN_FAILS, LONGEST_REST_MS), chance);
