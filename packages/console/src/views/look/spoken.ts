import type { ChatLanguage } from '@shopbell/domain';

/** What each language of the chat calls itself. */
export const SPOKEN = {
  'zh-CN': ['简体中文'],
  'zh-TW': ['繁體中文'],
  en: ['English'],
  ja: ['日本語'],
  ko: ['한국어'],
  ar: ['العربية'],
  de: ['Deutsch'],
  es: ['Español'],
  fr: ['Français'],
  'pt-BR': ['Português (Brasil)'],
} as const satisfies Readonly<Record<ChatLanguage, readonly [name: string]>>;
