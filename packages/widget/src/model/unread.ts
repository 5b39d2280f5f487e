import type { Entry } from './entries.ts';

/**
 * The entries of others after the point up to which the shopper has read: the later of the mark and their own last message
 * (whoever answers has read). A mark that is not loaded lies before everything loaded.
 *
 * @param mark key of the last entry that was on the screen
 */
export function unreadOf(entries: readonly Entry[], mark: string | undefined): Entry[] {
  const from = entries.findLastIndex(
    (entry) => entry.key === mark || (entry.kind === 'said' && entry.author.mine && entry.status === 'stored'),
  );
  // Nothing of the reader's own and no mark: the log was never on this screen, and nothing in it is news.
  if (from < 0 && mark === undefined) return [];
  return entries.slice(from + 1).filter((entry) => entry.kind === 'said' && !entry.author.mine);
}

/** What the read mark says after everything loaded was seen: the last entry of the log; pending ones have no place yet. */
export function markOf(entries: readonly Entry[]): string | undefined {
  return entries.findLast((entry) => entry.kind === 'happened' || entry.status === 'stored')?.key;
}
