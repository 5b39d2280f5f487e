import { DAY_MS, dateOf, dayAt, dayOf, firstAt, MINUTE_MS } from './wall.ts';
import { zoneNamed } from './zone.ts';

const DAY_MINUTES = 1440;

/** What the clocks of a place show: a date, `YYYY-MM-DD`, and minutes after its midnight. */
export interface WallTime {
  readonly date: string;
  readonly minutes: number;
}

/** What the clocks of a zone show at an instant (epoch ms). Undefined when the engine knows no such zone. */
export function wallTimeAt(zone: string, at: number): WallTime | undefined {
  const known = zoneNamed(zone);
  if (!known) return undefined;
  const local = at + known.offsetAt(at);
  const day = Math.floor(local / DAY_MS);
  return { date: dateOf(day), minutes: Math.floor((local - day * DAY_MS) / MINUTE_MS) };
}

/**
 * The first instant at which the clocks of a zone have reached a time: of one that comes twice the first, of one that is skipped the instant
 * of the jump. `minutes` may pass a day's. Undefined when there is no such zone or day.
 */
export function instantOf(zone: string, { date, minutes }: WallTime): number | undefined {
  const known = zoneNamed(zone);
  const day = dayOf(date);
  return known && day !== undefined ? firstAt(known, day * DAY_MS + minutes * MINUTE_MS) : undefined;
}

/** The date of the natural day that an instant belongs to, in a zone. Undefined when the engine knows no such zone. */
export function dateIn(zone: string, at: number): string | undefined {
  const known = zoneNamed(zone);
  return known && dateOf(dayAt(known, at));
}

/** A natural day of a zone, from its first instant up to the next day's; undefined when there is no such zone or day. */
export function dayIn(zone: string, date: string): { readonly start: number; readonly end: number } | undefined {
  const [start, end] = [0, DAY_MINUTES].map((minutes) => instantOf(zone, { date, minutes }));
  return start === undefined || end === undefined ? undefined : { start, end };
}
