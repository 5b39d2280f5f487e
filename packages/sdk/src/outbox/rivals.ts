import { RIVAL_MS } from '../limits.ts';
import { fits } from '../wire/shape.ts';

interface Pressed {
  /** Local time of the press, epoch ms. */
  readonly at: number;
}

/** What the device remembers of the owner, by the secret that counts. */
interface Mine {
  /** Since when, epoch ms; not in what an earlier version wrote. */
  readonly at?: unknown;
}

const isNear = (one: number, other: number): boolean => Math.abs(one - other) <= RIVAL_MS;

const first = (records: readonly Pressed[]): number => Math.min(...records.map(({ at }) => at));

/**
 * When the secret that counts was first kept, epoch ms.
 * @param remembered the device's record of it
 * @param records what the device keeps under it, for a record of an earlier version
 * @param wall epoch ms, for when there is nothing of one's own either
 */
export const sinceWhen = (remembered: Mine, records: readonly Pressed[], wall: number): number =>
  fits({ at: 0 }, remembered) ? remembered.at : Math.min(wall, first(records));

/**
 * What becomes of records under another secret. Tabs that begin at once may make a secret each, and one of them may die before it
 * has heard which counts. Then both were first used at the same time: the words are the same person's, and are taken over. Nobody
 * leaves, and nobody else comes and writes, as fast as that; what is further apart is another person's, and goes (ID1). To a tab that
 * is new itself, and to a secret as new as that, it may happen that another one comes to count: then rivals stay where they are.
 * @param since when the secret that counts was first kept, epoch ms
 * @param theirs what the device keeps under the other one
 * @param wall epoch ms, for a tab that is new itself
 */
export function fateOf(since: number, theirs: readonly Pressed[], wall?: number): 'taken' | 'left' | 'gone' {
  if (!isNear(first(theirs), since)) return 'gone';
  return wall !== undefined && isNear(wall, since) ? 'left' : 'taken';
}
