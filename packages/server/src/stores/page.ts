import { READ_MAX_BYTES } from '../ports/store.ts';

/**
 * The first entries of a log that make a page: at most `limit`, at most `READ_MAX_BYTES` of bodies, at least one. It
 * stops reading where the page ends.
 */
export function takePage<E>(
  entries: Iterable<E>,
  limit: number,
  sizeOf: (entry: E) => number,
  maxBytes: number = READ_MAX_BYTES,
): E[] {
  const page: E[] = [];
  let bytes = 0;
  if (limit <= 0) return page;
  for (const entry of entries) {
    bytes += sizeOf(entry);
    if (page.length > 0 && bytes > maxBytes) break;
    page.push(entry);
    if (page.length >= limit) break;
  }
  return page;
}
