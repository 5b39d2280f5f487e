import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LANGUAGES as BUILT } from '../../vite.panel.config.ts';
import { CLOSE } from '../greet/bubble.ts';
import { type Locale, pickLocale } from '../locale.ts';
import en from './en.ts';
import type { Forms } from './forms.ts';
import { LANGUAGES } from './languages.ts';
import type { Messages } from './messages.ts';
import enRest from './rest/en.ts';
import type { Rest } from './rest/messages.ts';

const LOCALES = Object.keys(LANGUAGES) as Locale[];
const said = await Promise.all(
  LOCALES.map(async (locale) => {
    const { default: messages } = await LANGUAGES[locale]();
    const { default: later } = await messages.rest();
    // What a part says that comes later still is looked at with the rest.
    const rest = { ...later, stores: { ...later.stores, texts: await later.stores.texts() } };
    return [locale, messages, rest] as const;
  }),
);

/** What functions are given: found again in what they say. */
const GIVEN = ['«first»', '«second»'];

/** Every text of a language by the way to it; of a function, with what it was given. */
function textsOf(value: unknown, way = ''): [way: string, text: string][] {
  if (typeof value === 'string') return [[way, value]];
  if (typeof value === 'function')
    return way === '.rest' ? [] : textsOf(value(...GIVEN.slice(0, value.length)), `${way}()`);
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${way}.${key}`));
}

it('[LA2] a key or a form that is missing does not compile, nor does one too many', () => {
  const { send: _, ...without } = en;
  // @ts-expect-error: a key is missing
  const missing: Messages<Forms['en']> = without;
  // @ts-expect-error: a key of the later parts is missing
  const missingRest: Rest<Forms['en']> = { ...enRest, files: { ...enRest.files, open: undefined } };
  // @ts-expect-error: Arabic needs six forms
  const arabic: Forms['ar'] = en.newMessages;
  // @ts-expect-error: Chinese has one
  const chinese: Forms['zh-CN'] = { one: '# 条', other: '# 条' };
  // @ts-expect-error: a language is missing
  const table: Record<Locale, string> = { en: '' };
  expect([missing, missingRest, arabic, chinese, table]).toHaveLength(5);
});

it('[LA2] each language has its two files, is built, and is known to the launcher', () => {
  const files = (folder: string) =>
    readdirSync(new URL(folder, import.meta.url))
      .filter((file) => /^[a-z]{2}(-[A-Z]{2})?\.ts$/.test(file))
      .map((file) => file.replace('.ts', ''));
  expect(files('.').sort()).toEqual([...LOCALES].sort());
  expect(files('rest').sort()).toEqual([...LOCALES].sort());
  expect([...BUILT].sort()).toEqual([...LOCALES].sort());
  expect(LOCALES.map((locale) => pickLocale([locale])[0])).toEqual(LOCALES);
});

it.each(said)(
  '[LA3] %s is written the way it is, and the launcher has the same name before and after the panel',
  (locale, messages) => {
    const info = new Intl.Locale(locale) as Intl.Locale & { getTextInfo(): { direction: string } };
    expect(messages.dir).toBe(info.getTextInfo().direction);
    expect(pickLocale([locale])[1]).toBe(messages.title);
  },
);

it.each(said)(
  '[LA4] %s counts in its own forms, each with its figure where it stands for more than one number',
  (locale, messages, rest) => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    const counted = [
      messages.titleUnread,
      messages.newMessages,
      rest.more.charsLeft,
      rest.more.charsOver,
      rest.more.minutes,
      rest.more.stale('x'),
    ];
    for (const forms of counted) {
      expect(Object.keys(forms).sort()).toEqual([...pluralCategories].sort());
      const many = Object.entries(forms).filter(([form]) => ['few', 'many', 'other'].includes(form));
      expect(many.filter(([, text]) => text.split('#').length !== 2)).toEqual([]);
    }
  },
);

it.each(said)('[LA3] %s says something for every key, with all that it is given', (_, messages, rest) => {
  const texts = [...textsOf(messages), ...textsOf(rest)];
  expect(texts.filter(([way, text]) => text.trim() === '' && way !== '.more.gap')).toEqual([]);
  expect(
    texts.filter(([, text]) => text !== text.trim() && text.trim() !== '' && !text.endsWith(', ') && text !== '، '),
  ).toEqual([]);
  const given = texts.filter(([way]) => way.includes('()'));
  const forgotten = given.filter(
    ([way, text]) =>
      !(/\.(back|blocked|left)/.test(way) ? GIVEN : GIVEN.slice(0, 1)).every((one) => text.includes(one)),
  );
  expect(forgotten).toEqual([]);
});

it.each(said)('[LA3] %s has one word for one thing', (_, messages, { more, files }) => {
  expect([more.send, more.discard, files.retry]).toEqual([messages.send, messages.discard, messages.retry]);
  expect(messages.titleDraft.startsWith(messages.title)).toBe(true);
  // The badge is the name's figure: who speaks to a machine says what they see.
  const unread = Object.values(messages.titleUnread);
  expect(unread.filter((text) => !text.startsWith(messages.title) || !text.includes('#'))).toEqual([]);
});

it.each(said)('[LA3] %s puts a greeting away by the word that closes what else there is', (locale, _, { files }) => {
  expect(CLOSE[locale]).toBe(files.close);
});

it.each([
  ['zh-CN', '付款提醒', '快捷提问'],
  ['zh-TW', '付款提醒', '快捷提問'],
])('[LA3] %s calls a reminder and quick questions what shoppers know them by', (locale, reminder, questions) => {
  const kinds = said.find(([one]) => one === locale)?.[2].cards.kinds;
  expect(kinds).toMatchObject({ payment_reminder: reminder, questions });
});

it.each([
  ['de', 'du|dich|dir|dein(?:e|en|er|em|es)?'],
  ['fr', 'tu|toi|ton|ta|tes'],
  ['es', 'tú|tu|tus|ti|vos|vosotros'],
  ['pt-BR', 'tu|teu|tua|vós|senhor(?:a|es)?'],
  ['zh-CN', '你'],
  ['zh-TW', '你'],
  ['ar', 'أنتَ?'],
])('[LA3] %s speaks to a customer as its shops do', (locale, words) => {
  const familiar = new RegExp(/^\p{Script=Han}/u.test(words) ? words : `(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');
  const [, messages, rest] = said.find(([one]) => one === locale) ?? [];
  const texts = [...textsOf(messages), ...textsOf(rest)];
  expect(texts.length).toBeGreaterThan(100);
  expect(texts.filter(([, text]) => familiar.test(text))).toEqual([]);
});
