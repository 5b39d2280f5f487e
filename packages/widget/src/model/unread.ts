import { type Entry, isStored } from './entries.ts';

/**
 * The entries of others after the point up to which the shopper has read: the latest of what was read on any tab or device,
 * the mark of this device, and their own last message (whoever answers has read). A mark that is not loaded lies before
 * everything loaded.
 *
 * @param mark key of the last entry that was read here
 */
export function unreadOf(entries: readonly Entry[], mark: string | undefined): Entry[] {
  const from = entries.findLastIndex(
    (entry) => entry.key === mark || (entry.kind === 'said' && (entry.seen || (entry.author.mine && isStored(entry)))),
  );
  // Nothing of the reader's own and no mark: the log was never on this screen, and nothing in it is news.
  if (from < 0 && mark === undefined) return [];
  return entries.slice(from + 1).filter((entry) => entry.kind === 'said' && !entry.author.mine);
}
