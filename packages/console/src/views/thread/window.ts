/** Which of many things under one another are drawn, and the room of those that are not, in px. */
export interface Span {
  /** Index of the first one drawn, and of the first one behind the last. */
  from: number;
  to: number;
  above: number;
  below: number;
}

/** Up to so many are all drawn: nothing is gained by leaving some out. */
export const WHOLE_MAX = 150;

/**
 * Where each thing begins, in px, and at last where all of them end.
 * @param heights what was measured, by key, in px
 * @param estimate of what was not, in px
 */
export const topsOf = (keys: readonly string[], heights: ReadonlyMap<string, number>, estimate: number): Float64Array =>
  topsFrom(NO_TOPS, 0, keys, heights, estimate);

const NO_TOPS = new Float64Array(1);

/** The same where `before` holds for the first `same` of them. It is not changed. */
export function topsFrom(
  before: Float64Array,
  same: number,
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  estimate: number,
): Float64Array {
  const tops = new Float64Array(keys.length + 1);
  tops.set(before.subarray(0, same + 1));
  for (let at = same; at < keys.length; at++) {
    tops[at + 1] = (tops[at] ?? 0) + (heights.get(keys[at] ?? '') ?? estimate);
  }
  return tops;
}

/** How many of two lists' first are the same. */
export function sameOf(a: readonly string[], b: readonly string[]): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a[at] === b[at]) at++;
  return at;
}

/** The index of the last thing that begins at or above `y`; 0 for a place above all. */
export function indexAt(tops: Float64Array, y: number): number {
  let low = 0;
  let high = tops.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tops[middle] ?? 0) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/**
 * What is drawn so that nothing between `top` and `bottom` is missing, in px from the first one's top.
 * @param whole up to so many are all drawn
 */
export function windowOf(tops: Float64Array, top: number, bottom: number, whole = WHOLE_MAX): Span {
  const count = tops.length - 1;
  if (count <= whole) return { from: 0, to: count, above: 0, below: 0 };
  const from = indexAt(tops, top);
  const to = Math.min(count, indexAt(tops, bottom) + 1);
  return { from, to, above: tops[from] ?? 0, below: (tops[count] ?? 0) - (tops[to] ?? 0) };
}
