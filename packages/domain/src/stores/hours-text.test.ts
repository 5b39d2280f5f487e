import { expect, test } from 'vitest';
import { hoursJson } from '../hours/sample.contract.ts';
import { readHoursText, weekLines, writeHoursText } from './hours-text.ts';

const DAY = '09:00-12:00 13:00-18:00';
const HOURS = hoursJson(
  'Asia/Shanghai',
  DAY,
  { '2026-12-25': '', '2026-12-31': '10:00-14:00' },
  { sat: '22:00-02:00', sun: '' },
);

test('[NS8] hours that were written into a table are read back as they were', () => {
  const text = writeHoursText(HOURS);
  expect(text).toEqual({
    hours: 'mon-fri 09:00-12:00,13:00-18:00; sat 22:00-02:00',
    exceptions: '2026-12-25 closed; 2026-12-31 10:00-14:00',
  });
  expect(readHoursText('Asia/Shanghai', text)).toEqual(HOURS);
  const never = hoursJson('UTC', '');
  expect(readHoursText('UTC', writeHoursText(never))).toEqual(never);
});

test.each([
  ['周一至周五 9:00–12:00，13:00–18:00；周六 22:00-02:00'],
  ['星期一-星期五 09:00-12:00,13:00-18:00; 星期六 22:00 - 02:00'],
  ['Monday-Friday 9:00-12:00, 13:00-18:00\nSATURDAY 22:00-02:00'],
  ['mon,tue,wed,thu,fri 9:00-12:00 13:00-18:00; sat 22:00-02:00; sun closed'],
])('[NS8] “%s” is understood', (hours) => {
  expect(readHoursText('Asia/Shanghai', { hours, exceptions: '' })).toEqual({ ...HOURS, exceptions: [] });
});

test('[NS8] daily, and days around the end of a week', () => {
  const read = (hours: string) => readHoursText('UTC', { hours, exceptions: '' });
  expect(read('daily 00:00-24:00')).toEqual(hoursJson('UTC', '00:00-24:00'));
  expect(read('每天 10:00-22:00')).toEqual(hoursJson('UTC', '10:00-22:00'));
  expect(read('mon,mon,mon-sun 10:00-11:00')).toEqual(hoursJson('UTC', '10:00-11:00'));
  expect(read('sat-mon 10:00-11:00')).toEqual(
    hoursJson('UTC', '', {}, { sat: '10:00-11:00', sun: '10:00-11:00', mon: '10:00-11:00' }),
  );
});

test.each([
  ['always', '', 'hours'],
  ['mon', '', 'hours'],
  ['mon 9-17', '', 'hours'],
  ['funday 09:00-17:00', '', 'hours'],
  ['', 'tomorrow maybe', 'exceptions'],
])('[NS8] “%s” and “%s” are not', (hours, exceptions, column) => {
  expect(readHoursText('UTC', { hours, exceptions })).toBe(column);
});

test('a week for people has a line for each run of days', () => {
  expect(weekLines(HOURS, 'en')).toBe('Mon–Fri 09:00–12:00, 13:00–18:00\nSat 22:00–02:00\nSun –');
  expect(weekLines(hoursJson('UTC', '00:00-24:00'), 'zh-CN')).toBe('周一–周日 00:00–24:00');
});

test.each(['zz-1', 'en-x', 'en-a', 'de-DE-DE'])('a week is told in English where “%s” is no language', (locale) => {
  expect(weekLines(hoursJson('UTC', '09:00-17:00'), locale)).toBe('Mon–Sun 09:00–17:00');
});
