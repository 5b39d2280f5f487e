import { expect, it } from 'vitest';
import { pickLocale } from './locale.ts';

it('takes the wanted language first, then the page’s, then the browser’s', () => {
  expect(pickLocale('zh-CN', 'en', 'en')).toBe('zh-CN');
  expect(pickLocale('auto', 'zh', 'en')).toBe('zh-CN');
  expect(pickLocale(null, '', 'zh-Hans-CN')).toBe('zh-CN');
  expect(pickLocale('en-GB', 'zh', 'zh')).toBe('en');
});

it('passes over languages there are not, and ends with English', () => {
  expect(pickLocale('fr', 'zh-TW')).toBe('zh-CN');
  expect(pickLocale('fr', 'de', 'xx')).toBe('en');
  expect(pickLocale()).toBe('en');
});
