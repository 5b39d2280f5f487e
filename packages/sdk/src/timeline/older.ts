import type { Lane, Numbered } from './lane.ts';

/**
 * Puts older events before the loaded ones. A page that does not end right before them changes nothing.
 * @param more whether the log goes on before this page
 */
export function takeOlder<E, L extends Lane<E>>(
  lane: L,
  before: number,
  events: readonly Numbered<E>[],
  more: boolean,
): L {
  const start = before - events.length;
  if (before !== lane.first + 1 || !events.every(({ n }, index) => n === start + index)) return lane;
  const items = [...events.flatMap(({ event }) => event ?? []), ...lane.items];
  return { ...lane, items, first: more && events.length ? start - 1 : 0 };
}
