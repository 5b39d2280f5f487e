import { describe, expect, it } from 'vitest';
import { date, daysBetween, duration, span, stopwatch, timeOfDay } from './format.ts';

const local = (...parts: [number, number, number, number?, number?]) =>
  new Date(parts[0], parts[1], parts[2], parts[3] ?? 0, parts[4] ?? 0).getTime();

describe('stopwatch', () => {
  it.each([
    [0, '0:00'],
    [7_999, '0:07'],
    [750_000, '12:30'],
    [3_723_000, '1:02:03'],
  ])('shows %i ms as %s', (ms, text) => expect(stopwatch(ms)).toBe(text));
});

describe('days', () => {
  it('counts midnights, not 24 hours', () => {
    expect(daysBetween(local(2026, 10, 20, 23, 59), local(2026, 10, 21, 0, 1))).toBe(1);
    expect(daysBetween(local(2026, 10, 21, 0, 0), local(2026, 10, 21, 23, 59))).toBe(0);
  });

  it('counts a day of 23 hours as one', () => {
    expect(daysBetween(local(2026, 2, 28, 12), local(2026, 2, 29, 12))).toBe(1);
  });
});

describe('dates and times', () => {
  it('shows midnight as 00 in both languages', () => {
    expect(timeOfDay(local(2026, 10, 21, 0, 5), 'en')).toBe('00:05');
    expect(timeOfDay(local(2026, 10, 21, 0, 5), 'zh-CN')).toBe('00:05');
  });

  it('names the year only when it is another one', () => {
    const now = local(2026, 10, 21);
    expect(date(local(2026, 10, 16), now, 'en')).not.toContain('2026');
    expect(date(local(2025, 10, 16), now, 'zh-CN')).toContain('2025');
  });

  it.each([
    [20_000, '20 sec'],
    [90_000, '1 min 30 sec'],
    [30 * 60_000, '30 min'],
    [7_200_000, '2 hr'],
    [86_400_000, '1 day'],
  ])('says a set time of %i ms down to seconds: %s', (ms, text) => expect(duration(ms, 'en')).toBe(text));

  it('gives a span in its largest unit', () => {
    expect(span(4.9 * 60_000, 'en')).toBe('4 min');
    expect(span(3 * 3_600_000, 'en')).toBe('3 hr');
    expect(span(49 * 3_600_000, 'zh-CN')).toBe('2天');
  });
});
