import { expect, test } from 'vitest';
import { languageName, timeThere } from './elsewhere.ts';

const NOON = Date.UTC(2026, 10, 21, 12);

test('the time elsewhere is told, with the day where it is another one', () => {
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  expect(timeThere(NOON, here, 'en')).toMatch(/^\d\d:\d\d$/);
  expect(timeThere(NOON, 'Asia/Shanghai', 'en')).toMatch(/20:00$/);
  expect(timeThere(NOON, 'Pacific/Kiritimati', 'en')).toContain('02:00');
});

test('what is no zone or no language is not told as one', () => {
  expect(timeThere(NOON, 'Mars/Olympus', 'en')).toBeUndefined();
  expect(timeThere(NOON, '<b>', 'en')).toBeUndefined();
  expect(languageName('zh-CN', 'en')).toContain('Chinese');
  expect(languageName('<b>', 'en')).toBe('<b>');
});
