import { expect, it } from 'vitest';
import { ownTag } from './tag.ts';

it.each([
  ['en', ['de', 'en-GB', 'en-US'], 'en-GB'],
  ['de', ['en-US', 'de-CH'], 'de-CH'],
  ['pt-BR', ['pt-PT'], 'pt-PT'],
  ['zh-TW', ['zh-CN', 'zh-HK'], 'zh-TW'],
  ['zh-CN', ['zh-Hant-TW', 'zh-SG'], 'zh-CN'],
  // Another script would be another language to read.
  ['zh-CN', ['zh-TW'], 'zh-CN'],
  ['zh-TW', ['zh', 'zh-CN'], 'zh-TW'],
  ['ar', ['fr'], 'ar'],
  ['ko', ['kok-IN'], 'ko'],
  ['ja', [], 'ja'],
  // As some browsers without a screen give it.
  ['en', ['en-US@posix', 'en-IE'], 'en-IE'],
])('[LA5] times and figures in %s, by a reader of %j, are written as in %s', (locale, regions, tag) => {
  expect(ownTag(locale, regions)).toBe(tag);
});
