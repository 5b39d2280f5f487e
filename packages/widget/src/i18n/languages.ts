import type { Locale } from '../locale.ts';
import type { Messages } from './messages.ts';

/** What the panel says in each language, one file to load. */
export const LANGUAGES: Readonly<Record<Locale, () => Promise<{ default: Messages }>>> = {
  'zh-CN': () => import('./zh-CN.ts'),
  'zh-TW': () => import('./zh-TW.ts'),
  en: () => import('./en.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  'pt-BR': () => import('./pt-BR.ts'),
};
