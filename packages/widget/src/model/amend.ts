import type { Entry, Said } from './entries.ts';

/** One's own message in the log of the open conversation: the relay takes edits and recalls of it for a while. */
export interface Own extends Said {
  seq: number;
}

/**
 * True while `entry` may be edited or taken back; what answered an order check never.
 *
 * @param now by the relay's clock, epoch ms @param windowMs `view.amendWindowMs`
 */
export function isAmendable(entry: Entry, now: number, windowMs: number): entry is Own {
  return (
    entry.kind === 'said' &&
    entry.author.mine &&
    entry.seq !== undefined &&
    !entry.source.act &&
    now < untilOf(entry, windowMs)
  );
}

/** When the time for that is over, by the relay's clock, epoch ms. */
export function untilOf({ at }: Entry, windowMs: number): number {
  return at + windowMs;
}
