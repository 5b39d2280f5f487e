import { wallTimeAt } from '@shopbell/domain';
import type { Messages } from '../i18n/index.ts';

const SHAPES = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zoned: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZoneName: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making one costs about 50 µs, and a list asks every second.
const made = new Map<string, Intl.DateTimeFormat>();

/** Without a zone: the reader's own. */
function formatter(shape: keyof typeof SHAPES, lang: string, zone?: string): Intl.DateTimeFormat {
  const key = `${shape} ${lang} ${zone}`;
  const found = made.get(key) ?? new Intl.DateTimeFormat(lang, { ...SHAPES[shape], timeZone: zone });
  made.set(key, found);
  return found;
}

/** The reader's own zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The head of a column of `sheetTime`s: who opens the sheet may be anywhere. */
export const zonedHead = (head: string): string => `${head} (${ownZone()})`;

/** The same for a table whose first column they are. */
export const timedHeads = (heads: readonly string[]): string[] =>
  heads.map((head, index) => (index === 0 ? zonedHead(head) : head));

/** Hours and minutes of an instant in a zone, 24-hour; with the zone's name where the reader's own clock shows another time: `14:30 GMT+8`. */
export function timeIn(zone: string, at: number, lang: string): string {
  const told = (own?: string): string =>
    `${formatter('day', lang, own).format(at)} ${formatter('time', lang, own).format(at)}`;
  return formatter(told(zone) === told() ? 'time' : 'zoned', lang, zone).format(at);
}

const dayNumber = (zone: string, at: number): number => Date.parse(wallTimeAt(zone, at)?.date ?? '') / 86_400_000;

/** A time near now as short as it is clear, in a zone that is named where it isn't the reader's: `14:30`, `tomorrow 09:00 GMT+8`, `Mon, 23 November, 09:00`. */
export function whenIn(t: Messages, zone: string, at: number, now: number): string {
  const time = timeIn(zone, at, t.lang);
  const days = dayNumber(zone, at) - dayNumber(zone, now);
  if (days === 0) return time;
  return days === 1 ? t.floor.dueTomorrow(time) : t.floor.dueOn(formatter('day', t.lang, zone).format(at), time);
}
