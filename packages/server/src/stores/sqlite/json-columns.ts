import type { HoursJson } from '@shopbell/domain';
import { type Row, text } from './row.ts';

/** The column of a value that may be absent. */
export const jsonOf = (value: object | undefined): string | null =>
  value === undefined ? null : JSON.stringify(value);

/** The column `hours`. Written by `jsonOf` or `JSON.stringify` of a checked value and by nothing else. */
export const hoursIn = (row: Row): { hours?: HoursJson } => {
  if (row.hours === null || row.hours === undefined) return {};
  const hours: HoursJson = JSON.parse(text(row, 'hours'));
  return { hours };
};

/** A column that holds a list of texts; written as above. */
export const wordsIn = (row: Row, column: string): readonly string[] => {
  const list: string[] = JSON.parse(text(row, column));
  return list;
};
