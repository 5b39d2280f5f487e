import type { ServiceHours } from './hours.ts';
import { openSpans } from './spans.ts';

/** Time between two instants during which it was open, in ms; 0 when `to` is not after `from`. */
export function serviceTimeMs(hours: ServiceHours, from: number, to: number): number {
  let sumMs = 0;
  if (to <= from) return sumMs;
  for (const { start, end } of openSpans(hours, from)) {
    if (start >= to) break;
    sumMs += Math.min(end, to) - Math.max(start, from);
  }
  return sumMs;
}

/**
 * The first instant at which `serviceMs` of service time have passed since `from`: at closing time when it is used up
 * just then, not at the next opening; `from` itself for 0. Undefined when there are not as many left (it closes for good).
 * Costs in proportion to the days it reaches over.
 */
export function dueAfter(hours: ServiceHours, from: number, serviceMs: number): number | undefined {
  if (serviceMs <= 0) return from;
  let leftMs = serviceMs;
  for (const { start, end } of openSpans(hours, from)) {
    const begin = Math.max(start, from);
    if (end - begin >= leftMs) return begin + leftMs;
    leftMs -= end - begin;
  }
  return undefined;
}
