import type { Zone } from './zone.ts';

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** No zone was ever further from UTC since 1970. */
const FARTHEST_MS = 15 * 3_600_000;

/** A calendar day by its number: days since 1 January 1970, which was a Thursday. */
export type Day = number;

/** The last day that is computed with: 31 December 9999. */
export const LAST_DAY: Day = 2_932_896;

/** 0 Monday … 6 Sunday. */
export const weekdayOf = (day: Day): number => (day + 3) % 7;

/** `2026-11-11` → its number. Undefined when there is no such day, or it is before 1970. */
export function dayOf(date: string): Day | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return undefined;
  const at = Date.parse(`${date}T00:00:00Z`);
  // Engines differ about 30 February: one refuses it, another gives 2 March.
  if (Number.isNaN(at) || at < 0) return undefined;
  const day = at / DAY_MS;
  return dateOf(day) === date ? day : undefined;
}

/** The number of a day → `2026-11-11`. */
export const dateOf = (day: Day): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

/**
 * The first instant at which the wall clock has reached `wall` (ms since 1970 as the clock shows it): of a time that comes
 * twice the first, of one that is skipped the instant of the jump.
 */
export function firstAt(zone: Zone, wall: number): number {
  const stretches = zone.stretches(wall - FARTHEST_MS, wall + FARTHEST_MS);
  for (const { start, end, offset } of stretches) {
    const at = Math.max(start, wall - offset);
    if (at < end) return at;
  }
  return wall + FARTHEST_MS;
}

/**
 * The instant from which on the wall clock never again shows less than `wall`: of a time that comes twice the second, of
 * one that is skipped the instant of the jump.
 */
export function lastAt(zone: Zone, wall: number): number {
  const stretches = zone.stretches(wall - FARTHEST_MS, wall + FARTHEST_MS);
  for (const { start, end, offset } of stretches.toReversed()) {
    if (start < wall - offset) return Math.min(end, wall - offset);
  }
  return wall - FARTHEST_MS;
}

/** The day that the wall clock shows at an instant. */
export const wallDayAt = (zone: Zone, at: number): Day => Math.floor((at + zone.offsetAt(at)) / DAY_MS);

/**
 * The natural day that an instant belongs to. Days follow each other without overlap: where midnight comes twice, what is
 * shown again of the day before counts to the new day.
 */
export function dayAt(zone: Zone, at: number): Day {
  const day = wallDayAt(zone, at);
  return firstAt(zone, (day + 1) * DAY_MS) <= at ? day + 1 : day;
}
