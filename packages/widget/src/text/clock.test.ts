import { expect, it, vi } from 'vitest';
import { createClock as clockOf } from './clock.ts';
import { ownTag } from './tag.ts';

const at = new Date(2026, 10, 20, 14, 3).getTime();
const day = 86_400_000;
const createClock = (locale: string, regions: readonly string[] = []) => clockOf(ownTag(locale, regions));

it('tells the time as the reader’s region does', () => {
  expect(createClock('en', ['en-GB']).time(at)).toBe('14:03');
  expect(createClock('en', ['de', 'en-US']).time(at)).toMatch(/^2:03\sPM$/);
  expect(createClock('zh-CN', ['en-US']).time(at)).toBe('14:03');
  expect(createClock('de', ['de-AT']).time(at)).toBe('14:03');
  // Its own figures, where its region writes them.
  expect(createClock('ar', ['ar-EG']).time(at)).toMatch(/^٢:٠٣\sم$/);
});

it('names the day by its distance, then by its date', () => {
  const en = createClock('en', ['en-GB']);
  expect(en.day(at, at + 3_600_000)).toBe('today');
  expect(en.day(at, at + day)).toBe('yesterday');
  expect(en.day(at, at - day)).toBe('tomorrow');
  expect(en.day(at, at + 3 * day)).toMatch(/^Fri,? 20 November$/);
  expect(en.day(at, at + 300 * day)).toMatch(/^Fri,? 20 November 2026$/);
  expect(createClock('zh-CN').day(at, at)).toBe('今天');
  expect(createClock('ar').day(at, at + day)).toBe('أمس');
  expect(createClock('pt-BR', ['pt-PT']).day(at, at + 3 * day)).toBe('sexta, 20 de novembro');
});

it('counts days by the calendar, not by hours', () => {
  const late = new Date(2026, 10, 20, 23, 59).getTime();
  expect(createClock('en').day(late, late + 120_000)).toBe('yesterday');
  expect(createClock('en').day(new Date(2026, 10, 20, 0, 1).getTime(), late)).toBe('today');
});

it('makes what tells the time with the first need, and once: an empty thread opens without', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const clock = createClock('en', ['en-GB']);
  expect(made).not.toHaveBeenCalled();
  expect([clock.time(at), clock.time(at + 60_000)]).toEqual(['14:03', '14:04']);
  expect(made).toHaveBeenCalledTimes(1);
  made.mockRestore();
});
