import type { DayName, Hours, Span } from '../api/floor.ts';

/** Where spans stand: on a day of the week, or on the n-th exception. */
export type Place = DayName | number;

const ORDINARY: readonly Span[] = [{ from: '09:00', to: '18:00' }];

/** Hours to begin with: weekdays nine to six. */
export const ordinaryHours = (zone: string): Hours => ({
  zone,
  week: { mon: ORDINARY, tue: ORDINARY, wed: ORDINARY, thu: ORDINARY, fri: ORDINARY, sat: [], sun: [] },
  exceptions: [],
});

export const spansAt = ({ week, exceptions }: Hours, place: Place): readonly Span[] =>
  typeof place === 'number' ? (exceptions[place]?.spans ?? []) : week[place];

export function withSpans(hours: Hours, place: Place, spans: readonly Span[]): Hours {
  if (typeof place !== 'number') return { ...hours, week: { ...hours.week, [place]: spans } };
  return { ...hours, exceptions: hours.exceptions.map((one, index) => (index === place ? { ...one, spans } : one)) };
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** Does it end on the next day? */
export const passesMidnight = ({ from, to }: Span): boolean => to < from && to !== '24:00';

/** One more span: after a pause of an hour behind the last one, up to the evening; the ordinary day where there is none. */
export function oneMore(spans: readonly Span[]): readonly Span[] {
  const last = spans.at(-1);
  if (!last) return ORDINARY;
  const from = minutesOf(last.to) + 60;
  const next =
    passesMidnight(last) || !(from < 23 * 60) ? { from: '', to: '' } : span(from, Math.max(18 * 60, from + 60));
  return [...spans, next];
}
const span = (from: number, to: number): Span => ({ from: clock(from), to: clock(to) });

/** A day's spans on every day of the week. */
export function onEveryDay(hours: Hours, day: DayName): Hours {
  const spans = hours.week[day];
  return { ...hours, week: { mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans } };
}

/** One more exception, closed until somebody says otherwise. */
export const oneMoreException = (hours: Hours, date: string): Hours => ({
  ...hours,
  exceptions: [...hours.exceptions, { date, spans: [] }].sort((a, b) => (a.date < b.date ? -1 : 1)),
});

export const withoutException = (hours: Hours, index: number): Hours => ({
  ...hours,
  exceptions: hours.exceptions.filter((_, at) => at !== index),
});

/** What somebody typed for a time, as `HH:MM` where it can be read so: `9`, `930`, `9.30`, `９：３０`. */
export function tidyTime(typed: string): string {
  const text = typed.normalize('NFKC').trim();
  const [, hours = '', minutes = '00'] = /^(\d{1,2})(?:[:.h时点]?(\d\d)?)?分?$/.exec(text) ?? [];
  return hours === '' ? text : `${hours.padStart(2, '0')}:${minutes}`;
}

/** The place of a fault in the hours, without what leads to it: `week.mon[1].from` → `week.mon`. */
export const faultPlace = (place: Place): string =>
  typeof place === 'number' ? `exceptions[${place}]` : `week.${place}`;
