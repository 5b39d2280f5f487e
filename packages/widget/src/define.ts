import type { Messages } from './i18n/messages.ts';
import type { Locale } from './locale.ts';
import { defineShopBell } from './shop-bell.ts';

const LANGUAGES: Record<Locale, () => Promise<{ default: Messages }>> = {
  en: () => import('./i18n/en.ts'),
  'zh-CN': () => import('./i18n/zh-CN.ts'),
};

// On a server there are no elements to define; the page defines them.
if (globalThis.customElements) defineShopBell((locale) => Promise.all([import('./panel.ts'), LANGUAGES[locale]()]));
