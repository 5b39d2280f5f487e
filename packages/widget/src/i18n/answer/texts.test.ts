import { expect, it } from 'vitest';
import { LANGUAGES } from '../languages.ts';
import { textsFor } from './texts.ts';

it('[LA3] each language says in its own words where the link of a letter leads nowhere', async () => {
  const texts = await Promise.all(Object.keys(LANGUAGES).map(textsFor));
  for (const key of ['used', 'over', 'invalid', 'gone', 'lost', 'unkept', 'again'] as const)
    expect(new Set(texts.map((one) => one[key])).size, key).toBe(texts.length);
  expect(texts.flatMap((one) => Object.values(one)).filter((text) => !text || text !== text.trim())).toEqual([]);
});

it.each([
  ['zh', 'zh-CN'],
  ['zh-SG', 'zh-CN'],
  ['zh-HK', 'zh-TW'],
  ['zh-Hant', 'zh-TW'],
  ['pt', 'pt-BR'],
  ['de-CH', 'de'],
  ['ru', 'en'],
  ['', 'en'],
  ['zz-1', 'en'],
])('[LA1] who reads %j is told in %s', async (lang, locale) => {
  const { default: messages } = await import(`./answer-${locale}.ts`);
  expect(await textsFor(lang)).toBe(messages);
});
