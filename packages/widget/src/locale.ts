/** The languages there are. What a further one takes stands in `docs/widget.md`. */
export type Locale = 'zh-CN' | 'zh-TW' | 'en' | 'ja' | 'ko' | 'ar' | 'de' | 'es' | 'fr' | 'pt-BR';

/** What the launcher says before any language is loaded: its name, and that the panel could not be had. */
type Row = readonly [locale: Locale, name: string, failed: string];

/** One line a language, as text, in the order that packs smallest: every page view pays for it. Of Chinese, the first is for all that is not named below. */
const ROWS = `fr,Chat,Erreur
zh-CN,在线客服,失败
pt-BR,Chat,Erro
de,Chat,Fehler
zh-TW,線上客服,失敗
es,Chat,Error
ja,チャット,失敗
en,Chat with us,Error
ko,채팅,실패
ar,دردشة,خطأ`;

/**
 * The language to speak: of the first tag that has one. A tag fits by its main language; Chinese by its script, else by where that is written.
 *
 * @param tags BCP 47, or with `_`; the last one has a language; what is none is passed over
 */
export const pickLocale = (tags: readonly unknown[]): Row =>
  (
    tags
      .map((tag) =>
        ROWS.match(
          RegExp(`^${/^zh.(tw|mo|hk|hant)/i.test(tag as string) ? 'zh-T.' : /^[a-z]+/i.exec(tag as string)}.*`, 'im'),
        ),
      )
      .find((found) => found) as [string]
  )[0].split(',') as never;
