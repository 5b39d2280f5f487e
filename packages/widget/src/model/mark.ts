import { type Entry, isStored } from './entries.ts';

/** What the read mark says after everything loaded was seen: the last entry of the log; pending ones have no place yet. */
export function markOf(entries: readonly Entry[]): string | undefined {
  return entries.findLast(isStored)?.key;
}
