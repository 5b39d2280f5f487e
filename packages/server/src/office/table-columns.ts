import type { CsvRow } from '../csv/read-csv.ts';
import type { SettingsFault } from './refusal.ts';

/** The languages that tables are written in. */
export type TableLanguage = 'en' | 'zh-CN';

/** What the columns of a table are called at its head. */
export type Heads<C extends string> = { readonly [L in TableLanguage]: Readonly<Record<C, string>> };

/** More faults than this nobody reads; the first ones tell what is wrong with the file. */
export const FAULTS_MAX = 2000;

/** A word of a table as it is compared. */
export const folded = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Where in a file something is: its line, and the column by its English name. */
export const placeIn = (line: number, column: string): string => `${line}:${column}`;

/** Which cell of a row is in which column, by the table's head; or what is wrong with that. */
export function columnsOf<C extends string>(
  head: CsvRow | undefined,
  columns: readonly C[],
  heads: Heads<C>,
  needed: readonly C[],
): { ok: true; cell(row: CsvRow, column: C): string } | { ok: false; faults: SettingsFault[] } {
  const found = head?.cells.map((cell) =>
    columns.find((column) => [heads.en[column], heads['zh-CN'][column]].includes(folded(cell))),
  );
  const missing = needed.filter((column) => !found?.includes(column));
  const twice = columns.filter((column) => found?.indexOf(column) !== found?.lastIndexOf(column));
  const faults = [
    ...missing.map((column) => ({ code: 'column_missing', path: placeIn(1, column) })),
    ...twice.map((column) => ({ code: 'column_twice', path: placeIn(1, column) })),
  ];
  if (faults.length > 0) return { ok: false, faults };
  return { ok: true, cell: ({ cells }, column) => cells[found?.indexOf(column) ?? -1] ?? '' };
}
