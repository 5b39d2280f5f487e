import type { Chance } from '../ports.ts';
import { seededChance } from './virtual-clock.ts';

/** Runs `walk` once for each seed from 1 to `count`; a failure names its seed. */
export async function eachSeed(
  count: number,
  walk: (chance: Chance, seed: number) => void | Promise<void>,
): Promise<void> {
  for (let seed = 1; seed <= count; seed++) {
    try {
      await walk(seededChance(seed), seed);
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  }
}
