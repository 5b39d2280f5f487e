import type { HoursJson, ServiceHours, SpanJson, Weekday } from './hours.ts';
import { parseHours } from './parse.ts';

/** `07:00-02:00 08:00-12:00` → spans. */
const spans = (text: string): SpanJson[] =>
  text
    .split(' ')
    .filter(Boolean)
    .map((each) => ({ from: each.slice(0, 5), to: each.slice(6) }));

/** Hours as JSON: `daily` on each day that `days` doesn't name; exceptions by date. */
export const hoursJson = (
  zone: string,
  daily: string,
  exceptions: Readonly<Record<string, string>> = {},
  days: Partial<Record<Weekday, string>> = {},
): HoursJson => {
  const of = (day: Weekday) => spans(days[day] ?? daily);
  return {
    zone,
    week: {
      mon: of('mon'),
      tue: of('tue'),
      wed: of('wed'),
      thu: of('thu'),
      fri: of('fri'),
      sat: of('sat'),
      sun: of('sun'),
    },
    exceptions: Object.entries(exceptions).map(([date, text]) => ({ date, spans: spans(text) })),
  };
};

/** The same, checked. Throws with the faults, so that a sample is never silently wrong. */
export function hoursOf(...sample: Parameters<typeof hoursJson>): ServiceHours {
  return checked(hoursJson(...sample));
}

export function checked(json: unknown): ServiceHours {
  const result = parseHours(json);
  if (!result.ok) throw new Error(JSON.stringify(result.faults));
  return result.hours;
}

/** `2026-03-29T00:59Z` → epoch ms. */
export const utc = (text: string): number => Date.parse(text);

/** Epoch ms → `2026-03-29T00:59Z`, with seconds only where there are some. */
export const iso = (at: number | undefined): string | undefined =>
  at === undefined || !Number.isFinite(at)
    ? String(at)
    : new Date(at).toISOString().replace('.000Z', 'Z').replace(/:00Z$/, 'Z');
