/** Requests looked at between two yields; well under a millisecond. */
const STRIDE = 128;

/** Does something with each, and yields every so often. */
export function* strides<T>(items: readonly T[], each: (item: T) => void): Generator<undefined, void> {
  for (let from = 0; from < items.length; from += STRIDE) {
    for (const item of items.slice(from, from + STRIDE)) each(item);
    yield;
  }
}
