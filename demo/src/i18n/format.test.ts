import { expect, it } from 'vitest';
import { formatDay, formatPrice } from './format.ts';

it('writes CNY, with decimals only where there are some', () => {
  expect(formatPrice(26_800, 'zh')).toBe('¥268');
  expect(formatPrice(126_850, 'en')).toBe('¥1,268.50');
});

it('writes a day in the shop’s time zone', () => {
  const late = Date.UTC(2026, 10, 21, 17, 0);
  expect(formatDay(late, 'zh')).toBe('2026年11月22日');
  expect(formatDay(late, 'en')).toBe('November 22, 2026');
});
