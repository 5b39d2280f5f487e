/** What rows are put in order by; undefined: there is none. */
export type SortValue = string | number | undefined;

/** What a press on a column’s head comes to: its order, and pressed again the other way round. */
export const sortPressed = <By extends string>(
  before: { by: By; down: boolean },
  by: By,
): { by: By; down: boolean } => ({
  by,
  down: before.by === by && !before.down,
});

/**
 * Rows by a value of each: numbers as numbers, words as the language has them (Chinese ones by their sound). Rows that are alike keep
 * their order, and those without a value stand last, whichever way.
 */
export function inOrder<T>(
  rows: readonly T[],
  keyOf: (row: T) => SortValue,
  { down, lang }: { down: boolean; lang: string },
): readonly T[] {
  const collator = new Intl.Collator(lang, { numeric: true });
  const way = down ? -1 : 1;
  return rows.toSorted((one, other) => {
    const [a, b] = [keyOf(one), keyOf(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    return way * (typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b)));
  });
}
