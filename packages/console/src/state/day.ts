import { instantOf, wallTimeAt } from '@shopbell/domain';

/** The date in a zone, so many days before an instant: `2026-11-21`. */
export function dayBefore(zone: string, at: number, days: number): string {
  const today = wallTimeAt(zone, at)?.date ?? new Date(at).toISOString().slice(0, 10);
  const noon = instantOf('UTC', { date: today, minutes: 720 }) ?? at;
  return new Date(noon - days * 86_400_000).toISOString().slice(0, 10);
}
