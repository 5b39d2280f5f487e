import type { Refused } from '../../api/shapes.ts';
import type { AllMessages } from '../../i18n/index.ts';

const hasOwn = <T extends object>(table: T, key: string): key is Extract<keyof T, string> => Object.hasOwn(table, key);

/** What is wrong with a ready reply or a table of them, in words. */
export const faultWords = ({ ready }: AllMessages, code: string): string =>
  hasOwn(ready.faults, code) ? ready.faults[code] : ready.fault;

/** The faults that a refusal has about one field, in words; false for none. */
export function wrongIn(t: AllMessages, refused: Refused | undefined, field: string): string | false {
  const codes = (refused?.faults ?? []).filter(({ path }) => path === field || path.startsWith(`${field}[`));
  const words = [...new Set(codes.map(({ code }) => faultWords(t, code)))];
  return words.length > 0 && words.join(' ');
}

/** What a refusal says that is about no field of a form; undefined where its own code says it. */
export const wholeFault = (t: AllMessages, refused: Refused | undefined): string | undefined =>
  refused?.faults?.filter(({ path }) => path === '' || path === 'id').map(({ code }) => faultWords(t, code))[0];

/** Where in a table a fault is: `12:text[3]` is a character of a cell, `12` a whole line. */
export function placeWords({ ready }: AllMessages, path: string): string {
  const [, line = '', column, place] = /^(\d+)(?::([a-z]+)(?:\[(\d+)\])?)?$/.exec(path) ?? [];
  if (line === '') return '';
  if (column === undefined || !hasOwn(ready.columns, column)) return ready.line(line);
  return ready.lineOf(line, ready.columns[column]) + (place === undefined ? '' : ready.atSign(`${Number(place) + 1}`));
}
