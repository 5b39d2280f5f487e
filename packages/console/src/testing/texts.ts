import { type AllMessages, together } from '../i18n/all.ts';
import { en } from '../i18n/en.ts';
import type { Language, Texts } from '../i18n/index.ts';
import { enRest } from '../i18n/rest/en.ts';
import { zhRest } from '../i18n/rest/zh-cn.ts';
import { zhCN } from '../i18n/zh-cn.ts';

/** Every language, at hand. */
export const LANGUAGES: Readonly<Record<Language, AllMessages>> = {
  en: together(en, enRest),
  'zh-CN': together(zhCN, zhRest),
};

/** Strings that are all there from the start. */
export const allTexts: Texts = {
  of: (language) => LANGUAGES[language],
  allOf: (language) => LANGUAGES[language],
  load: () => Promise.resolve(),
  loadAll: () => Promise.resolve(),
};
