import { LIMITS } from '@shopbell/protocol/constants';

/** Longest text of one message or note, in Unicode code points. */
export const TEXT_MAX_CHARS = LIMITS.textMaxChars;
/** From this length on the composer tells how much room is left. */
export const TELL_FROM_CHARS = TEXT_MAX_CHARS - 400;

/** Number of Unicode code points, as the limit counts them. */
export function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
