import type { CleanTurn } from '../ports/cleaner.ts';
import { StoreBusy } from '../ports/store.ts';

interface Waiting {
  go(): void;
  turnAway(error: Error): void;
}

/** One at a time: the desk's before shoppers', and within each everybody in turn, whoever brought more. */
export interface FairLine {
  /** Rejects with `StoreBusy` when too many wait; who has most of them waiting is turned away first, by their last. */
  pass<T>(turn: CleanTurn, work: () => Promise<T>): Promise<T>;
}

/** @param most so many of the desk's, and so many of shoppers', may wait */
export function createFairLine(most: number): FairLine {
  // In the order of their turns.
  const sides = { desk: new Map<string, Waiting[]>(), shoppers: new Map<string, Waiting[]>() };
  let isRunning = false;

  function next(side: Map<string, Waiting[]>): Waiting | undefined {
    for (const [whose, theirs] of side) {
      const first = theirs.shift();
      side.delete(whose);
      if (theirs.length > 0) side.set(whose, theirs);
      return first;
    }
    return undefined;
  }

  function makeRoom(side: Map<string, Waiting[]>, whose: string): void {
    let waiting = 0;
    let greediest: Waiting[] = [];
    for (const theirs of side.values()) {
      waiting += theirs.length;
      if (theirs.length > greediest.length) greediest = theirs;
    }
    if (waiting < most) return;
    const busy = new StoreBusy('too many files wait to be cleaned');
    if (greediest.length <= (side.get(whose)?.length ?? 0) + 1) throw busy;
    greediest.pop()?.turnAway(busy);
  }

  return {
    async pass({ whose, isDesk }, work) {
      const side = isDesk ? sides.desk : sides.shoppers;
      if (isRunning) {
        makeRoom(side, whose);
        await new Promise<void>((go, turnAway) => {
          const theirs = side.get(whose);
          if (theirs) theirs.push({ go, turnAway });
          else side.set(whose, [{ go, turnAway }]);
        });
      }
      isRunning = true;
      try {
        return await work();
      } finally {
        const after = next(sides.desk) ?? next(sides.shoppers);
        if (after) after.go();
        else isRunning = false;
      }
    },
  };
}
