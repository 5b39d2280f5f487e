/** How a draft stands to the longest text. */
export interface Room {
  /** Code points left; below 0 when there are too many. */
  left: number;
  /** True near the end: within a tenth of the limit. */
  near: boolean;
}

/** Counts as the relay does, in code points. UTF-16 units are an upper bound, so a short text is not counted at all. */
export function room(text: string, maxChars: number): Room {
  const edge = maxChars / 10;
  if (text.length <= maxChars - edge) return { left: maxChars - text.length, near: false };
  const left = maxChars - [...text].length;
  return { left, near: left < edge };
}
