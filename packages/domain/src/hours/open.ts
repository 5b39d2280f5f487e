import { begunOn, type ServiceHours } from './hours.ts';
import { instantsOf, openSpans, REACH_DAYS } from './spans.ts';
import { wallDayAt } from './wall.ts';

/** Whether it is open at an instant (epoch ms). The opening instant is open, the closing one is not. */
export function isOpen(hours: ServiceHours, at: number): boolean {
  const today = wallDayAt(hours.zone, at);
  // The day after counts too: where midnight comes twice, it has begun before the clock shows the end of today again.
  for (let day = today - REACH_DAYS; day <= today + 1; day++) {
    for (const span of begunOn(hours, day)) {
      const { start, end } = instantsOf(hours, day, span);
      if (start <= at && at < end) return true;
    }
  }
  return false;
}

/** At `at` it opens (`open`) or closes. */
export interface HoursChange {
  readonly at: number;
  readonly open: boolean;
}

/**
 * When being open or closed changes next after an instant, so that one timer can flip what is shown. Undefined when it
 * never changes again.
 */
export function nextChange(hours: ServiceHours, at: number): HoursChange | undefined {
  for (const { start, end } of openSpans(hours, at)) {
    if (start > at) return { at: start, open: true };
    return end === Number.POSITIVE_INFINITY ? undefined : { at: end, open: false };
  }
  return undefined;
}

/** The first instant from `at` on at which it is open: `at` itself when it is. Undefined when it never opens again. */
export function nextOpening(hours: ServiceHours, at: number): number | undefined {
  for (const { start } of openSpans(hours, at)) return Math.max(at, start);
  return undefined;
}
