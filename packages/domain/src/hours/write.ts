import { type HoursJson, type ServiceHours, type SpanJson, type WallSpan, WEEKDAYS } from './hours.ts';
import { dateOf } from './wall.ts';

const DAY_MINUTES = 1440;

const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `24:00` is the day's end; what passes it is on the next day's clock. */
const written = ({ from, to }: WallSpan): SpanJson => ({
  from: clock(from),
  to: clock(to > DAY_MINUTES ? to - DAY_MINUTES : to),
});

/** Service hours as they are stored and sent, in one form: spans and exceptions in order, nothing of what meant nothing. */
export function writeHours({ zone, week, exceptions, exceptionDays }: ServiceHours): HoursJson {
  const of = (index: number): readonly SpanJson[] => (week[index] ?? []).map(written);
  const [mon, tue, wed, thu, fri, sat, sun] = WEEKDAYS.map((_, index) => of(index));
  return {
    zone: zone.name,
    week: {
      mon: mon ?? [],
      tue: tue ?? [],
      wed: wed ?? [],
      thu: thu ?? [],
      fri: fri ?? [],
      sat: sat ?? [],
      sun: sun ?? [],
    },
    exceptions: exceptionDays.map((day) => ({ date: dateOf(day), spans: (exceptions.get(day) ?? []).map(written) })),
  };
}
