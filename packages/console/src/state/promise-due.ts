import { dateAt, dueAfter, instantOf, naturalDay, nextOpening, type ServiceHours, wallTimeAt } from '@shopbell/domain';

const HOUR_MS = 3_600_000;
const TEN = 600;
const DAY_MINUTES = 1440;

/** A time that is often right, so that nobody has to type it. */
export interface DueChoice {
  id: 'hour' | 'close' | 'tomorrow';
  at: number;
}

/**
 * The times to choose from: after an hour of service, at today's close, tomorrow at ten or when it opens. All in the site's zone; one
 * that is not to come is left out.
 */
export function dueChoices(hours: ServiceHours | undefined, zone: string, now: number): readonly DueChoice[] {
  const found: DueChoice[] = [{ id: 'hour', at: (hours && dueAfter(hours, now, HOUR_MS)) ?? now + HOUR_MS }];
  const close = hours && naturalDay(hours, dateAt(hours, now))?.open.at(-1)?.end;
  if (close !== undefined && close > now) found.push({ id: 'close', at: close });
  const today = wallTimeAt(zone, now);
  const ten = today && instantOf(zone, { date: today.date, minutes: DAY_MINUTES + TEN });
  if (ten !== undefined) found.push({ id: 'tomorrow', at: (hours && nextOpening(hours, ten)) ?? ten });
  return found;
}

const FIELD = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)$/;

/** What a field for date and time says, as an instant of the zone. Undefined while it says none. */
export function fromField(zone: string, value: string): number | undefined {
  const [, date, hours, minutes] = FIELD.exec(value) ?? [];
  return date === undefined ? undefined : instantOf(zone, { date, minutes: Number(hours) * 60 + Number(minutes) });
}

const two = (n: number): string => String(n).padStart(2, '0');

/** An instant as such a field takes it. */
export function toField(zone: string, at: number): string {
  const wall = wallTimeAt(zone, at);
  return wall ? `${wall.date}T${two(Math.floor(wall.minutes / 60))}:${two(wall.minutes % 60)}` : '';
}
