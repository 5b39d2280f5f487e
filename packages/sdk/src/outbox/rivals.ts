/** Two tabs that have not heard of each other make their secrets within this time, in ms. */
export const RIVAL_MS = 2_000;

interface Pressed {
  /** Local time of the press, epoch ms. */
  readonly at: number;
}

const first = (records: readonly Pressed[]): number => Math.min(...records.map(({ at }) => at));

/** What another tab has just written may be under the secret that will count. @param wall epoch ms */
export const isYoung = (theirs: readonly Pressed[], wall: number): boolean =>
  Math.abs(wall - first(theirs)) <= RIVAL_MS;

/**
 * Whether records under another secret are the same person's: tabs that begin at once may make a secret each, and one of them
 * may die before it has heard which counts. Then both were first used at the same time. Nobody leaves, and nobody else comes
 * and writes, as fast as that; what is further apart is another person's (ID1).
 * @param mine what the device keeps under the secret that counts
 * @param theirs what it keeps under the other one
 * @param wall epoch ms, for when there is nothing of one's own so far
 */
export const isRival = (mine: readonly Pressed[], theirs: readonly Pressed[], wall: number): boolean =>
  Math.abs(first(theirs) - Math.min(wall, first(mine))) <= RIVAL_MS;
