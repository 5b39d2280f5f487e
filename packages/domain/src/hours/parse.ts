import type { HoursFault, HoursFaultCode } from './faults.ts';
import { type ServiceHours, type WallSpan, WEEKDAYS } from './hours.ts';
import { type Day, dayOf } from './wall.ts';
import { zoneNamed } from './zone.ts';

/** Spans a day may have. */
export const MAX_SPANS_A_DAY = 12;
/** Exceptions that hours may have: some years of holidays. */
export const MAX_EXCEPTIONS = 500;

const DAY_MINUTES = 1440;
const WEEK_MINUTES = 7 * DAY_MINUTES;

export type HoursResult =
  | { readonly ok: true; readonly hours: ServiceHours }
  | { readonly ok: false; readonly faults: readonly HoursFault[] };

type Report = (code: HoursFaultCode, path: string) => undefined;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function minutesOf(text: unknown): number | undefined {
  const match = typeof text === 'string' ? /^(\d\d):([0-5]\d)$/.exec(text) : null;
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= DAY_MINUTES ? minutes : undefined;
}

function parseSpan(raw: unknown, path: string, report: Report): WallSpan | undefined {
  if (!isRecord(raw)) return report('wrong_shape', path);
  const from = minutesOf(raw.from);
  const to = minutesOf(raw.to);
  if (from === undefined || from === DAY_MINUTES) report('time_invalid', `${path}.from`);
  if (to === undefined) report('time_invalid', `${path}.to`);
  if (from === undefined || from === DAY_MINUTES || to === undefined) return undefined;
  if (from === to) return report('span_empty', path);
  return { from, to: to < from ? to + DAY_MINUTES : to };
}

/** One day's spans in order. Two that touch are fine, two that share a minute are not. */
function parseSpans(raw: unknown, path: string, report: Report): readonly WallSpan[] {
  if (!Array.isArray(raw)) return report('wrong_shape', path) ?? [];
  if (raw.length > MAX_SPANS_A_DAY) return report('too_many', path) ?? [];
  const spans = raw
    .flatMap((each: unknown, index) => parseSpan(each, `${path}[${index}]`, report) ?? [])
    .toSorted((a, b) => a.from - b.from);
  if (spans.some((span, index) => index > 0 && span.from < (spans[index - 1]?.to ?? 0))) report('spans_overlap', path);
  return spans;
}

function parseWeek(raw: unknown, report: Report): readonly (readonly WallSpan[])[] {
  if (!isRecord(raw)) return report('wrong_shape', 'week') ?? [];
  const week = WEEKDAYS.map((day) => parseSpans(raw[day], `week.${day}`, report));
  // Only what passes midnight can meet another day's hours; Sunday's meets Monday's.
  for (const [index, spans] of week.entries()) {
    const end = Math.max(0, ...spans.map(({ to }) => to)) - DAY_MINUTES;
    const next = (index + 1) % WEEKDAYS.length;
    if ((week[next]?.[0]?.from ?? DAY_MINUTES) < end) report('spans_overlap', `week.${WEEKDAYS[next]}`);
  }
  return week;
}

function parseExceptions(raw: unknown, report: Report): ReadonlyMap<Day, readonly WallSpan[]> {
  const exceptions = new Map<Day, readonly WallSpan[]>();
  if (!Array.isArray(raw)) return report('wrong_shape', 'exceptions') ?? exceptions;
  if (raw.length > MAX_EXCEPTIONS) return report('too_many', 'exceptions') ?? exceptions;
  for (const [index, each] of raw.entries()) {
    const path = `exceptions[${index}]`;
    if (!isRecord(each)) {
      report('wrong_shape', path);
      continue;
    }
    const spans = parseSpans(each.spans, `${path}.spans`, report);
    const day = typeof each.date === 'string' ? dayOf(each.date) : undefined;
    if (day === undefined) report('date_invalid', `${path}.date`);
    else if (exceptions.has(day)) report('exception_twice', `${path}.date`);
    else exceptions.set(day, spans);
  }
  return exceptions;
}

function rhythmOf(week: readonly (readonly WallSpan[])[]): ServiceHours['rhythm'] {
  const minutes = week.flat().reduce((sum, { from, to }) => sum + to - from, 0);
  if (minutes === 0) return 'never';
  return minutes === WEEK_MINUTES ? 'always' : 'changes';
}

/**
 * Checks service hours that come as plain JSON (`HoursJson`) and makes them ready to compute with. Nothing missing is
 * filled in; keys that mean nothing are dropped. An exception may share time with what the day before runs into: that is
 * open once. Answers every fault at once, with its place (HR8).
 */
export function parseHours(json: unknown): HoursResult {
  const faults: HoursFault[] = [];
  const report: Report = (code, path) => {
    faults.push({ code, path });
    return undefined;
  };
  if (!isRecord(json)) return { ok: false, faults: [{ code: 'wrong_shape', path: '' }] };
  const zone = typeof json.zone === 'string' ? zoneNamed(json.zone) : undefined;
  if (!zone) report('zone_unknown', 'zone');
  const week = parseWeek(json.week, report);
  const exceptions = parseExceptions(json.exceptions, report);
  if (!zone || faults.length > 0) return { ok: false, faults };
  const exceptionDays = [...exceptions.keys()].sort((a, b) => a - b);
  return { ok: true, hours: { zone, week, exceptions, exceptionDays, rhythm: rhythmOf(week) } };
}
