import { type HoursJson, WEEKDAYS } from './hours.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const clocks = new Map<string, number[]>();

/** What a wall clock in the zone shows at each minute from `from` up to `to`, as ms since 1970 without a zone. */
function wallClock(zone: string, from: number, to: number): number[] {
  const key = `${zone} ${from} ${to}`;
  const known = clocks.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  const shown: number[] = [];
  for (let at = from; at < to; at += MINUTE_MS) shown.push(Date.parse(`${format.format(at).replace(' ', 'T')}Z`));
  clocks.set(key, shown);
  return shown;
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/**
 * Service hours by looking at the clock every minute: open or not for each minute from `from` up to `to`. Of each span the
 * first and the last minute at which the clock shows a time of it are looked for; it is open from the one to the other.
 * Good where clocks change at whole minutes, as they do since 1973.
 */
export function slowOpen(json: HoursJson, from: number, to: number): boolean[] {
  const margin = 3 * DAY_MS;
  const shown = wallClock(json.zone, from - margin, to + margin);
  const open = new Array<boolean>(shown.length).fill(false);
  const firstDay = Math.floor((shown[0] ?? 0) / DAY_MS) - 2;
  const lastDay = Math.floor((shown.at(-1) ?? 0) / DAY_MS) + 1;
  for (let day = firstDay; day <= lastDay; day++) {
    const date = new Date(day * DAY_MS);
    const weekday = WEEKDAYS[(date.getUTCDay() + 6) % 7]!;
    const exception = json.exceptions.find((each) => each.date === date.toISOString().slice(0, 10));
    for (const span of exception?.spans ?? json.week[weekday]) {
      const start = day * DAY_MS + minutes(span.from) * MINUTE_MS;
      const length = minutes(span.to) - minutes(span.from);
      const end = start + (length < 0 ? length + 1440 : length) * MINUTE_MS;
      const first = shown.findIndex((wall) => wall >= start && wall < end);
      if (first >= 0) open.fill(true, first, shown.findLastIndex((wall) => wall >= start && wall < end) + 1);
    }
  }
  return open.slice(margin / MINUTE_MS, open.length - margin / MINUTE_MS);
}
