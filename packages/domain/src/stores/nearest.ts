import { distanceM, type Position } from './position.ts';

/** One of many, and how far it is, in m. */
export interface Near<T> {
  readonly one: T;
  readonly distanceM: number;
}

/**
 * The nearest of many to a place, nearest first; of two that are as far the one that was given first. Looks at every one of them:
 * 10,000 take 2 ms, less than an index would be worth.
 */
export function nearest<T extends { readonly position: Position }>(
  all: readonly T[],
  from: Position,
  limit: number,
): readonly Near<T>[] {
  const found: Near<T>[] = [];
  for (const one of all) {
    const distance = distanceM(from, one.position);
    const last = found.at(-1);
    if (found.length >= limit && (last === undefined || distance >= last.distanceM)) continue;
    const at = found.findIndex((near) => near.distanceM > distance);
    found.splice(at < 0 ? found.length : at, 0, { one, distanceM: distance });
    if (found.length > limit) found.pop();
  }
  return found;
}
