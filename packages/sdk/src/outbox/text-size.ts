import type { Unsent } from './outbox.ts';

/** Most text in an outbox, in bytes of UTF-8 (C20). */
const TEXT_MAX_BYTES = 5 * 1024 * 1024;

/** Is that more text than an outbox may hold? */
export function isTooMuch(requests: readonly Unsent[]): boolean {
  const texts = requests.map((one) => ('text' in one && one.text) || '');
  // Three bytes a UTF-16 unit at most: as a rule there is nothing to count.
  if (texts.reduce((sum, { length }) => sum + length, 0) * 3 <= TEXT_MAX_BYTES) return false;
  return new TextEncoder().encode(texts.join('')).length > TEXT_MAX_BYTES;
}
