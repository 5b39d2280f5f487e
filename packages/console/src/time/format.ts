export const MINUTE_MS = 60_000;

const two = (n: number): string => String(n).padStart(2, '0');

/** A running wait: `0:07`, `12:30`, from one hour on `1:02:03`. Rounds down to whole seconds. */
export function stopwatch(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const s = seconds % 60;
  const m = Math.floor(seconds / 60) % 60;
  const h = Math.floor(seconds / 3600);
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** Hours and minutes of an instant in the reader's own time zone, 24-hour. */
export function timeOfDay(at: number, lang: string): string {
  const key = `${lang} ${Math.floor(at / MINUTE_MS)}`;
  let told = told24.get(key);
  if (told === undefined) {
    told = formatter(lang, 'time').format(at);
    if (told24.size >= TOLD_MAX) told24.clear();
    told24.set(key, told);
  }
  return told;
}

// To format costs about 10 µs, and rows ask for the same minutes again and again.
const told24 = new Map<string, string>();
const TOLD_MAX = 2000;

/** An instant as a spreadsheet reads it in any language, in the reader's own time zone: `2026-11-21 14:30`. */
export function sheetTime(at: number): string {
  const when = new Date(at);
  const day = [when.getFullYear(), two(when.getMonth() + 1), two(when.getDate())].join('-');
  return `${day} ${two(when.getHours())}:${two(when.getMinutes())}`;
}

/** A date with its weekday; the year only when it isn't this one. */
export const date = (at: number, now: number, lang: string): string =>
  formatter(lang, new Date(at).getFullYear() === new Date(now).getFullYear() ? 'day' : 'year').format(at);

/** Number of midnights in the reader's time zone between two instants; 0 on the same day, 1 for yesterday. */
export function daysBetween(at: number, now: number): number {
  // Noon to noon, rounded: a day of 23 or 25 hours (clock change) still counts as one.
  const noon = (t: number) => new Date(t).setHours(12, 0, 0, 0);
  return Math.round((noon(now) - noon(at)) / 86_400_000);
}

/** From midnight to midnight in the reader's time zone: the day that was asked for last. */
let day = { from: 0, to: 0 };

/** Whether no midnight of the reader's lies between two instants. */
export function isSameDay(a: number, b: number): boolean {
  // One after another mostly fall on the same day: what a date costs is paid once for it.
  if (a < day.from || a >= day.to) {
    day = { from: new Date(a).setHours(0, 0, 0, 0), to: new Date(a).setHours(24, 0, 0, 0) };
  }
  return b >= day.from && b < day.to;
}

/** Time passed in its largest unit, down to minutes: `4 min`, `3 hr`, `2 days`. */
export function span(ms: number, lang: string): string {
  const minutes = Math.floor(ms / MINUTE_MS);
  if (minutes < 60) return unit(minutes, 'minute', lang);
  if (minutes < 1440) return unit(Math.floor(minutes / 60), 'hour', lang);
  return unit(Math.floor(minutes / 1440), 'day', lang);
}

/** All of a time that was set, down to seconds: `2 min 30 sec`. */
export function duration(ms: number, lang: string): string {
  const seconds = Math.round(ms / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const said = parts.filter(([value]) => value > 0).map(([value, name]) => unit(value, name, lang));
  return said.length > 0 ? said.join(' ') : unit(0, 'second', lang);
}

function unit(value: number, name: 'second' | 'minute' | 'hour' | 'day', lang: string): string {
  const key = `${lang} ${name}`;
  const units = madeUnits.get(key) ?? new Intl.NumberFormat(lang, { style: 'unit', unit: name, unitDisplay: 'short' });
  madeUnits.set(key, units);
  return units.format(value);
}

type Shape = 'time' | 'day' | 'year';
const SHAPES: Record<Shape, Intl.DateTimeFormatOptions> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { weekday: 'short', day: 'numeric', month: 'long' },
  year: { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' },
};

// Formatters cost about 50 µs each to make and a list asks for hundreds a second: one a shape and language.
const made = new Map<string, Intl.DateTimeFormat>();
const madeUnits = new Map<string, Intl.NumberFormat>();

function formatter(lang: string, shape: Shape): Intl.DateTimeFormat {
  const key = `${lang} ${shape}`;
  let found = made.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(lang, SHAPES[shape]);
    made.set(key, found);
  }
  return found;
}
