/** Tries that cost nothing: people mistype. */
const FREE_TRIES = 4;
/** The wait after the first try beyond the free ones, in ms; it doubles with each further one. */
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15 * 60_000;
/** A pair without a try for this long starts anew, in ms. */
const FORGET_MS = 60 * 60_000;
/** Most pairs remembered; the longest untouched goes first. */
const PAIRS_MAX = 10_000;
/** Tries of one address over all accounts: this many at once, then one every `ADDRESS_EVERY_MS`. */
const ADDRESS_TRIES = 100;
const ADDRESS_EVERY_MS = 2000;

interface Pair {
  tries: number;
  freeAt: number;
  seenAt: number;
}

/**
 * Slows down guessing without locking anybody out: the growing wait belongs to one account *from one address*, so a
 * stranger's failures never keep the owner waiting. A second bound per address slows those who try many accounts.
 */
export interface Delays {
  /** Counts a try before its outcome is known. Returns 0, or for how many ms it must wait; then it did not count. */
  attempt(account: string, address: string): number;
  /** The try was right: the pair starts anew. */
  succeeded(account: string, address: string): void;
}

/** `elapsed` gives monotonic ms. */
export function createDelays(elapsed: () => number): Delays {
  const pairs = new Map<string, Pair>();
  // The moment by which an address will have paid for all its tries, at one every `ADDRESS_EVERY_MS`.
  const paidAt = new Map<string, number>();

  const remember = <T>(map: Map<string, T>, key: string, value: T): void => {
    map.delete(key);
    map.set(key, value);
    const oldest = map.keys().next();
    if (map.size > PAIRS_MAX && !oldest.done) map.delete(oldest.value);
  };

  return {
    attempt(account, address) {
      const now = elapsed();
      const key = `${address} ${account}`;
      const known = pairs.get(key);
      const pair = known !== undefined && now - known.seenAt < FORGET_MS ? known : { tries: 0, freeAt: 0, seenAt: now };
      if (pair.freeAt > now) return pair.freeAt - now;
      const paid = Math.max(paidAt.get(address) ?? now, now) + ADDRESS_EVERY_MS;
      const early = paid - ADDRESS_TRIES * ADDRESS_EVERY_MS - now;
      if (early > 0) return early;
      remember(paidAt, address, paid);
      const tries = pair.tries + 1;
      const wait = tries < FREE_TRIES ? 0 : Math.min(FIRST_WAIT_MS * 2 ** (tries - FREE_TRIES), LONGEST_WAIT_MS);
      remember(pairs, key, { tries, freeAt: now + wait, seenAt: now });
      return 0;
    },
    succeeded(account, address) {
      pairs.delete(`${address} ${account}`);
    },
  };
}
