import type { SQLOutputValue } from 'node:sqlite';

/** A row as SQLite gives it. */
export type Row = Record<string, SQLOutputValue>;

/** A text column. Throws when the row has none: the schema and the query disagree. */
export function text(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is no text`);
  return value;
}

/** A column of numbers, whole or not. Throws when the row has none. */
export function real(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is no number`);
  return value;
}

/** An integer column. Throws when the row has none. */
export function integer(row: Row, column: string): number {
  const value = real(row, column);
  if (!Number.isInteger(value)) throw new TypeError(`column ${column} is no integer`);
  return value;
}

/** One of a few words. Throws when the column holds another one. */
export function word<const T extends string>(row: Row, column: string, words: readonly T[]): T {
  const value = text(row, column);
  const found = words.find((candidate) => candidate === value);
  if (found === undefined) throw new TypeError(`column ${column} holds "${value}"`);
  return found;
}
