/** Chance from a seed; the same seed rolls the same. */
export interface Dice {
  /** In [0, 1). */
  number(): number;
  /** 0, 1 … below `count`. */
  int(count: number): number;
  between(low: number, high: number): number;
  /** True with probability `p`. */
  hit(p: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  bytes(count: number): Uint8Array;
  /** Dice of their own, so that what is rolled here does not move what is rolled there. */
  fork(): Dice;
}

/** Mulberry32 over a seed. */
export function createDice(seed: number): Dice {
  // Seeds that follow one another must not walk one behind the other.
  let state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (count: number) => Math.floor(number() * count);
  return {
    number,
    int,
    between: (low, high) => low + number() * (high - low),
    hit: (p) => p > 0 && number() < p,
    pick: <T>(list: readonly T[]) => list[int(list.length)] as T,
    bytes(count) {
      const bytes = new Uint8Array(count);
      for (let i = 0; i < count; i++) bytes[i] = int(256);
      return bytes;
    },
    fork: () => createDice(Math.floor(number() * 2 ** 32)),
  };
}
