import { dayOf } from '../text/clock.ts';
import type { Entry, Happened, Said } from './entries.ts';

/** Messages of one author belong together while each follows the one before within this time. */
export const GROUP_MS = 2 * 60_000;

/** A line across the thread before the first message of a day. */
export interface DayRow {
  kind: 'day';
  key: string;
  at: number;
}

/** The line where reading stopped. */
export interface NewRow {
  kind: 'new';
  key: string;
}

/** A message with its place in its group. */
export interface SaidRow extends Said {
  /** First and last of its group. */
  first: boolean;
  last: boolean;
  /** True for one's own last message: the one that carries the state mark. */
  marked: boolean;
}

export type Row = DayRow | NewRow | SaidRow | Happened;

const together = (a: Row | undefined, b: Said): boolean =>
  a?.kind === 'said' && a.author.id === b.author.id && Math.abs(b.at - a.at) <= GROUP_MS;

/**
 * Lays entries out: a date line per day, groups by author, the state mark, the line of what is new.
 *
 * @param newFrom key of the first entry the reader has not seen
 */
export function rowsOf(entries: readonly Entry[], newFrom?: string): Row[] {
  const rows: Row[] = [];
  const marked = entries.findLast((entry) => entry.kind === 'said' && entry.author.mine)?.key;
  let day = '';
  for (const entry of entries) {
    const today = dayOf(entry.at);
    if (today !== day) rows.push({ kind: 'day', key: `day ${today} ${entry.key}`, at: entry.at });
    day = today;
    if (entry.key === newFrom) rows.push({ kind: 'new', key: 'new' });
    if (entry.kind === 'happened') {
      rows.push(entry);
      continue;
    }
    const before = rows.at(-1);
    const joins = together(before, entry);
    if (joins && before?.kind === 'said') before.last = false;
    rows.push({ ...entry, first: !joins, last: true, marked: entry.key === marked });
  }
  return rows;
}
