import { expect, it } from 'vitest';
import { pickLocale } from './locale.ts';

/** Tags as browsers and pages give them. */
const SPOKEN: Readonly<Record<string, string>> = {
  'zh-CN': 'zh zh-CN zh-Hans zh-Hans-SG zh-SG zh-Hans-HK ZH-cn zh_CN',
  'zh-TW': 'zh-TW zh-Hant zh-Hant-HK zh-HK zh-MO zh-Hant-TW zh-tw ZH-HANT-hk zh_TW',
  en: 'en en-GB en-US EN-us en-Latn-IN en_US',
  ja: 'ja ja-JP',
  ko: 'ko ko-KR',
  ar: 'ar ar-EG ar-SA ar-001 ar-AE-u-nu-latn',
  de: 'de de-AT de-CH DE de-DE-1996',
  es: 'es es-MX es-419 es-ES',
  fr: 'fr fr-CA fr-CH',
  'pt-BR': 'pt pt-BR pt-PT pt-br',
};

it.each(Object.entries(SPOKEN).flatMap(([locale, tags]) => tags.split(' ').map((tag) => [tag, locale] as const)))(
  '[LA1] %s is answered in %s',
  (tags, locale) => {
    expect(pickLocale([...tags.split(','), 'en'])[0]).toBe(locale);
  },
);

// Most look like a line’s other words, or like the second half of a tag.
it.each([
  'auto',
  '',
  null,
  undefined,
  'x',
  'tw',
  'br',
  'cn',
  'us',
  'chat',
  'error',
  'kok',
  'fil',
  'arn',
  'nb',
  '.*',
  '-',
])('[LA1] %s is no language of the widget: the next one decides', (tag) => {
  expect(pickLocale([tag, 'ja', 'en'])[0]).toBe('ja');
});

it('[LA1] takes the wanted language first, then the page’s, then the browser’s', () => {
  expect(pickLocale(['zh-CN', 'en', 'de', 'en'])[0]).toBe('zh-CN');
  expect(pickLocale(['auto', 'fr-CA', 'de', 'en'])[0]).toBe('fr');
  expect(pickLocale([null, '', 'ko-KR', 'en'])[0]).toBe('ko');
  expect(pickLocale([null, 'nl', 'sv', 'en'])[0]).toBe('en');
});
