import { type HoursJson, type SpanJson, WEEKDAYS, type Weekday } from '../hours/hours.ts';

/** Hours as people write them into a table. */
export interface HoursText {
  /** `mon-fri 09:00-12:00,13:00-18:00; sat 10:00-16:00`: a day that is not named is closed. */
  readonly hours: string;
  /** `2026-12-25 closed; 2026-12-31 10:00-14:00`. */
  readonly exceptions: string;
}

const CHINESE: { readonly [D in Weekday]: string } = {
  mon: '一',
  tue: '二',
  wed: '三',
  thu: '四',
  fri: '五',
  sat: '六',
  sun: '日',
};
const DAILY = ['daily', '每天', '每日'];
const CLOSED = ['closed', '休息', '休'];

/** As it is compared: full-width signs as plain ones, one kind of dash. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[–—~〜至]|(?<=\d)\s+-\s+(?=\d)/gu, '-');

function weekdayNamed(word: string): number {
  const name = word.replace(/^(?:周|星期|礼拜)/u, '').replace(/^天$/u, '日');
  return WEEKDAYS.findIndex(
    (day) => word === day || name === CHINESE[day] || (word.length > 3 && word.startsWith(day)),
  );
}

/** The days that `mon-fri`, `周一、周三` or `daily` name, each once; undefined when they name none. */
function daysNamed(words: string): Iterable<number> | undefined {
  if (DAILY.includes(words)) return WEEKDAYS.map((_, index) => index);
  const days = new Set<number>();
  for (const part of words.split(/[,、]/u)) {
    const [from = '', to = from] = part.split('-');
    const [first, last] = [weekdayNamed(from), weekdayNamed(to)];
    if (first < 0 || last < 0) return undefined;
    for (let day = first; ; day = (day + 1) % WEEKDAYS.length) {
      days.add(day);
      if (day === last) break;
    }
  }
  return days;
}

/** `9:00-12:00,13:00-18:00` as it is kept; times are looked at by who reads the whole. Undefined: no times at all. */
function spansIn(words: string): readonly SpanJson[] | undefined {
  if (CLOSED.includes(words)) return [];
  const spans: SpanJson[] = [];
  for (const part of words.split(/[,、\s]+/u)) {
    const match = /^(\d{1,2}:\d\d)-(\d{1,2}:\d\d)$/.exec(part);
    if (!match?.[1] || !match[2]) return undefined;
    spans.push({ from: match[1].padStart(5, '0'), to: match[2].padStart(5, '0') });
  }
  return spans;
}

const entriesOf = (text: string): readonly string[] =>
  plain(text)
    .split(/[;\n]/u)
    .map((entry) => entry.trim())
    .filter(Boolean);

/** An entry's days or date, and its times. */
function cut(entry: string): readonly [string, string] {
  const at = entry.search(/\s/u);
  return at < 0 ? [entry, ''] : [entry.slice(0, at), entry.slice(at).trim()];
}

/**
 * Reads hours as people write them, in a zone. What is written is not checked here – `parseHours` does that – but what can't be
 * understood at all is told: the column it stands in.
 */
export function readHoursText(zone: string, text: HoursText): HoursJson | 'hours' | 'exceptions' {
  const week: SpanJson[][] = WEEKDAYS.map(() => []);
  for (const entry of entriesOf(text.hours)) {
    const [words, times] = cut(entry);
    const days = daysNamed(words);
    const spans = spansIn(times);
    if (!days || !spans) return 'hours';
    for (const day of days) week[day]?.push(...spans);
  }
  const exceptions: { date: string; spans: readonly SpanJson[] }[] = [];
  for (const entry of entriesOf(text.exceptions)) {
    const [date, times] = cut(entry);
    const spans = spansIn(times);
    if (!spans) return 'exceptions';
    exceptions.push({ date, spans });
  }
  const [mon = [], tue = [], wed = [], thu = [], fri = [], sat = [], sun = []] = week;
  return { zone, week: { mon, tue, wed, thu, fri, sat, sun }, exceptions };
}

const written = (spans: readonly SpanJson[]): string => spans.map(({ from, to }) => `${from}-${to}`).join(',');

/** A week in as few lines as it has: days in a row with the same hours share one. */
export function weekRuns(
  week: HoursJson['week'],
): readonly { readonly first: Weekday; readonly last: Weekday; readonly spans: readonly SpanJson[] }[] {
  const runs: { first: Weekday; last: Weekday; spans: readonly SpanJson[] }[] = [];
  for (const day of WEEKDAYS) {
    const before = runs.at(-1);
    if (before && written(before.spans) === written(week[day])) before.last = day;
    else runs.push({ first: day, last: day, spans: week[day] });
  }
  return runs;
}

/** Hours as `readHoursText` reads them. */
export function writeHoursText({ week, exceptions }: HoursJson): HoursText {
  const hours = weekRuns(week)
    .filter(({ spans }) => spans.length > 0)
    .map(({ first, last, spans }) => `${first === last ? first : `${first}-${last}`} ${written(spans)}`);
  const days = exceptions.map(({ date, spans }) => `${date} ${spans.length > 0 ? written(spans) : 'closed'}`);
  return { hours: hours.join('; '), exceptions: days.join('; ') };
}

/** 5 January 1970 was a Monday. */
const MONDAY_MS = 4 * 86_400_000;

/** The names of days in a language; in English where what looks like a tag is none (`zz-1`), which anybody may send. */
function dayNames(locale: string): Intl.DateTimeFormat {
  const how = { weekday: 'short', timeZone: 'UTC' } as const;
  try {
    return new Intl.DateTimeFormat(locale, how);
  } catch {
    return new Intl.DateTimeFormat('en', how);
  }
}

/**
 * A week for people, a line for each run of days, in a language (BCP 47); a day without hours has a dash. Without its exceptions, and
 * by the clock on the store's own wall.
 */
export function weekLines({ week }: Pick<HoursJson, 'week'>, locale: string): string {
  const format = dayNames(locale);
  const name = (day: Weekday): string => format.format(MONDAY_MS + WEEKDAYS.indexOf(day) * 86_400_000);
  return weekRuns(week)
    .map(({ first, last, spans }) => {
      const days = first === last ? name(first) : `${name(first)}–${name(last)}`;
      return `${days} ${spans.map(({ from, to }) => `${from}–${to}`).join(', ') || '–'}`;
    })
    .join('\n');
}
