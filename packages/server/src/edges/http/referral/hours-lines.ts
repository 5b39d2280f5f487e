import { type HoursJson, type SpanJson, WEEKDAYS, type Weekday } from '@shopbell/domain';
import type { ReferralTexts } from './words.ts';

const spansOf = (spans: readonly SpanJson[], t: ReferralTexts): string => {
  if (spans.length === 0) return t.dayClosed;
  const [first] = spans;
  if (spans.length === 1 && first?.from === '00:00' && first.to === '24:00') return t.always;
  return spans.map(({ from, to }) => `${from}–${to}`).join(t.between);
};

/** A week in as few lines as it has: days in a row with the same hours share one. */
export function hoursLines(
  { week }: Pick<HoursJson, 'week'>,
  t: ReferralTexts,
): readonly { readonly days: string; readonly times: string }[] {
  const lines: { first: Weekday; last: Weekday; times: string }[] = [];
  for (const day of WEEKDAYS) {
    const times = spansOf(week[day], t);
    const before = lines.at(-1);
    if (before?.times === times) before.last = day;
    else lines.push({ first: day, last: day, times });
  }
  return lines.map(({ first, last, times }) => ({
    days: first === last ? t.days[first] : `${t.days[first]}–${t.days[last]}`,
    times,
  }));
}
