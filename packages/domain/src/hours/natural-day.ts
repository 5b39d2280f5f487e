import type { ServiceHours } from './hours.ts';
import { type OpenSpan, openSpans } from './spans.ts';
import { DAY_MS, dateOf, dayAt, dayOf, firstAt } from './wall.ts';

/** A day of the calendar in a zone, from its first instant up to the next day's; 23 or 25 hours when clocks change. */
export interface NaturalDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly start: number;
  readonly end: number;
  /** When it was open, cut at both ends of the day: a night's hours are shared between two days. */
  readonly open: readonly OpenSpan[];
}

/** The date of the natural day that an instant belongs to. */
export const dateAt = ({ zone }: ServiceHours, at: number): string => dateOf(dayAt(zone, at));

/**
 * A natural day and its open spans. Days follow each other without gap or overlap; one that a zone skipped (Apia,
 * 30 December 2011) is empty: `end` = `start`.
 *
 * @param date `YYYY-MM-DD`, from 1970 on; anything else gives undefined
 */
export function naturalDay(hours: ServiceHours, date: string): NaturalDay | undefined {
  const day = dayOf(date);
  if (day === undefined) return undefined;
  const start = firstAt(hours.zone, day * DAY_MS);
  const end = firstAt(hours.zone, (day + 1) * DAY_MS);
  const open: OpenSpan[] = [];
  for (const span of openSpans(hours, start)) {
    if (span.start >= end) break;
    open.push({ start: Math.max(span.start, start), end: Math.min(span.end, end) });
  }
  return { date, start, end, open };
}
