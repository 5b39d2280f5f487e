import { expect, it } from 'vitest';
import { chooseLanguage, negotiate } from './language.ts';

it.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['fr, en;q=0.3, zh-TW;q=0.7', 'zh'],
  ['en-GB', 'en'],
  ['zh;q=0, en;q=0.1', 'en'],
  ['de', 'en'],
  ['', 'en'],
])('reads “%s” as %s', (header, language) => {
  expect(negotiate(header)).toBe(language);
});

it('prefers the address to the memory, and the memory to the browser', () => {
  expect(chooseLanguage('zh', 'en', 'en')).toBe('zh');
  expect(chooseLanguage(null, 'zh', 'en')).toBe('zh');
  expect(chooseLanguage('xx', 'yy', 'zh')).toBe('zh');
});
