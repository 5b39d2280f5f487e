import { en } from '../i18n/en.ts';
import type { Language, Messages, Texts } from '../i18n/index.ts';
import { zhCN } from '../i18n/zh-cn.ts';

/** Every language, at hand. */
export const LANGUAGES: Readonly<Record<Language, Messages>> = { en, 'zh-CN': zhCN };

/** Strings that are all there from the start. */
export const allTexts: Texts = { of: (language) => LANGUAGES[language], load: () => Promise.resolve() };
