import type { Entry } from './entry.ts';

const RUN = 512;

/** By UTF-16 code units, the same in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who goes first: the greater priority, then the earlier request, then the smaller id. */
const byPlace = (a: Entry, b: Entry): number =>
  b.priority - a.priority || a.since - b.since || byText(a.conversation, b.conversation);

/**
 * All in the order they are served. Sorted in short runs that are then merged, so that a sort of all never stops the loop;
 * yields after every run.
 */
export function* inLine(entries: readonly Entry[]): Generator<undefined, readonly Entry[]> {
  let runs: (readonly Entry[])[] = [];
  for (let from = 0; from < entries.length; from += RUN) {
    runs.push(entries.slice(from, from + RUN).sort(byPlace));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly Entry[])[] = [];
    for (let i = 0; i < runs.length; i += 2) {
      merged.push(yield* merge(runs[i] ?? [], runs[i + 1] ?? []));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

function* merge(left: readonly Entry[], right: readonly Entry[]): Generator<undefined, readonly Entry[]> {
  const all: Entry[] = [];
  let i = 0;
  let j = 0;
  for (;;) {
    const a = left[i];
    const b = right[j];
    if (a && (!b || byPlace(a, b) <= 0)) {
      all.push(a);
      i += 1;
    } else if (b) {
      all.push(b);
      j += 1;
    } else return all;
    if (all.length % RUN === 0) yield;
  }
}
