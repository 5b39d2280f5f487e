/**
 * The languages there are, and what the launcher says in them before any is loaded: its name, and that the panel did not load.
 * A further language: its line here, its files in `i18n/` and `i18n/rest/`, its lines in `define.ts` and `vite.panel.config.ts`.
 */
export const LAUNCHER_TEXT = {
  en: ['Chat with us', 'Did not load'],
  'zh-CN': ['在线客服', '加载失败'],
} as const;

export type Locale = keyof typeof LAUNCHER_TEXT;

/**
 * The language to speak: of the first tag that has one, else English. A tag fits by its main language: `zh-TW` gets `zh-CN`
 * until it has its own file.
 *
 * @param tags BCP 47; `auto` and nothing are passed over
 */
export function pickLocale(...tags: readonly (string | null)[]): Locale {
  for (const tag of tags) {
    for (const locale of Object.keys(LAUNCHER_TEXT)) {
      if (tag?.startsWith(locale.slice(0, 2))) return locale as Locale;
    }
  }
  return 'en';
}
