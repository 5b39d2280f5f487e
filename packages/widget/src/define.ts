import { LANGUAGES } from './i18n/languages.ts';
import { defineShopBell } from './shop-bell.ts';

// On a server there are no elements to define; the page defines them.
if (globalThis.customElements) {
  defineShopBell(async (locale) => Promise.all([import('./panel.ts'), LANGUAGES[locale]()]));
}
