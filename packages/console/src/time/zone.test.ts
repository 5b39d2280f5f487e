import { expect, test, vi } from 'vitest';
import { en } from '../i18n/en.ts';
import { ownZone, timeIn, whenIn } from './zone.ts';

const AT = Date.parse('2026-11-21T06:30:00Z');
/** One whose clock shows something else than the reader's. */
const ELSEWHERE = new Date(AT).getTimezoneOffset() === -480 ? 'UTC' : 'Asia/Shanghai';
const TIME = ELSEWHERE === 'UTC' ? '06:30 UTC' : '14:30 GMT+8';

test('a time in another zone than the reader’s names its zone, and one in theirs doesn’t', () => {
  expect(timeIn(ELSEWHERE, AT, 'en')).toBe(TIME);
  expect(timeIn(ELSEWHERE, AT, 'zh-CN')).toContain(TIME.split(' ')[1]);
  expect(timeIn(ownZone(), AT, 'en')).toMatch(/^\d\d:\d\d$/);
});

test('a zone of another name whose clock shows the same is not named', () => {
  const same = { 0: 'Etc/GMT', 480: 'Etc/GMT-8' }[-new Date(AT).getTimezoneOffset()];
  if (same) expect(timeIn(same, AT, 'en')).toMatch(/^\d\d:\d\d$/);
  expect(timeIn(ELSEWHERE === 'UTC' ? 'Etc/GMT' : 'Etc/GMT-8', AT, 'en')).toContain('GMT');
});

test('tomorrow and later are told with the zone too, by its days', () => {
  const day = 86_400_000;
  expect(whenIn(en, ELSEWHERE, AT, AT)).toBe(TIME);
  expect(whenIn(en, ELSEWHERE, AT + day, AT)).toBe(`tomorrow ${TIME}`);
  expect(whenIn(en, ELSEWHERE, AT + 2 * day, AT)).toContain(TIME);
});

test('tomorrow begins at midnight there, whatever day it is elsewhere', () => {
  const evening = Date.parse('2026-11-21T15:30:00Z');
  const night = Date.parse('2026-11-21T16:30:00Z');
  expect(whenIn(en, 'Asia/Shanghai', night, evening)).toContain('tomorrow 00:30');
  expect(whenIn(en, 'UTC', night, evening)).not.toContain('tomorrow');
});

test('a zone whose clock shows the same time of another day is named', async () => {
  vi.resetModules();
  vi.stubEnv('TZ', 'Pacific/Honolulu');
  try {
    const there = await import('./zone.ts');
    expect(there.ownZone()).toBe('Pacific/Honolulu');
    expect(there.timeIn('Pacific/Kiritimati', AT, 'en')).toBe('20:30 GMT+14');
  } finally {
    vi.unstubAllEnvs();
  }
});
