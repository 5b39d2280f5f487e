/** Lets a few in at once; the rest wait in line, and a full line turns people away. */
export interface Turnstile {
  /** Runs `work` in its turn; undefined, without running it, when the line is full. */
  pass<T>(work: () => Promise<T>): Promise<T | undefined>;
}

/**
 * Password hashing shares the thread pool with the syncs of the store and costs a core each: `inside` at once bounds both,
 * `waiting` bounds the memory of the line.
 */
export function createTurnstile(inside: number, waiting: number): Turnstile {
  let free = inside;
  const line: (() => void)[] = [];
  return {
    async pass(work) {
      if (free > 0) free--;
      else {
        if (line.length >= waiting) return undefined;
        await new Promise<void>((resolve) => line.push(resolve));
      }
      try {
        return await work();
      } finally {
        // The place is handed to the next in line, so nobody slips in between.
        const next = line.shift();
        if (next) next();
        else free++;
      }
    },
  };
}
