import { begunOn, type ServiceHours, type WallSpan } from './hours.ts';
import { DAY_MS, type Day, firstAt, LAST_DAY, lastAt, MINUTE_MS, wallDayAt } from './wall.ts';

/** Open from `start` up to, and without, `end`; `end` is Infinity when it never closes again. Epoch ms. */
export interface OpenSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * A day's span as instants: from the first at which the wall clock shows a time of it to the last. So a time that comes
 * twice opens at the first and closes at the second, one that is skipped does both at the jump, and a span that is
 * skipped whole is empty (`end` = `start`).
 */
export const instantsOf = ({ zone }: ServiceHours, day: Day, { from, to }: WallSpan): OpenSpan => ({
  start: firstAt(zone, day * DAY_MS + from * MINUTE_MS),
  end: lastAt(zone, day * DAY_MS + to * MINUTE_MS),
});

/** The first exception on or after a day. */
function nextException({ exceptionDays: days }: ServiceHours, day: Day): Day | undefined {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return days[low];
}

/**
 * How many days before an instant's own a span that contains it may have begun. One for the night before; another since
 * a clock that turns back over midnight shows a day's last hour again after the next day has begun.
 */
export const REACH_DAYS = 2;

/**
 * The spans in which it is open, from the one that contains `at` or else the next one on, joined where they touch or
 * share time. Spans that have no end in sight cost no more than others: a week without change is passed over in one step
 * up to the next exception. The first span may have begun earlier than its `start` says, never later; the last ends with
 * the year 9999 at the latest, or has no end.
 */
export function* openSpans(hours: ServiceHours, at: number): Generator<OpenSpan, void, undefined> {
  let current: OpenSpan | undefined;
  let plainDays = 0;
  for (let day = wallDayAt(hours.zone, at) - REACH_DAYS; day <= LAST_DAY; day++) {
    if (hours.rhythm !== 'changes' && plainDays > REACH_DAYS + 1) {
      const exception = nextException(hours, day);
      if (exception === undefined) {
        if (current)
          yield hours.rhythm === 'always' ? { start: current.start, end: Number.POSITIVE_INFINITY } : current;
        return;
      }
      if (exception - 1 > day) {
        day = exception - 1;
        const before = begunOn(hours, day - 1).at(-1);
        if (current && before && hours.rhythm === 'always')
          current = { start: current.start, end: instantsOf(hours, day - 1, before).end };
      }
    }
    plainDays = hours.exceptions.has(day) ? 0 : plainDays + 1;
    for (const span of begunOn(hours, day)) {
      const { start, end } = instantsOf(hours, day, span);
      if (end <= start || end <= at) continue;
      if (!current) current = { start, end };
      else if (start > current.end) {
        yield current;
        current = { start, end };
      } else if (end > current.end) current = { start: current.start, end };
    }
  }
  if (current) yield current;
}
