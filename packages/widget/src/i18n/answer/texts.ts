import type { Locale } from '../../locale.ts';
import en from './answer-en.ts';
import type { AnswerTexts } from './messages.ts';

/** English comes with the page: where the server has gone meanwhile, something is said all the same. */
const TEXTS: Readonly<Record<Locale, () => Promise<{ default: AnswerTexts }>>> = {
  'zh-CN': () => import('./answer-zh-CN.ts'),
  'zh-TW': () => import('./answer-zh-TW.ts'),
  en: async () => ({ default: en }),
  ja: () => import('./answer-ja.ts'),
  ko: () => import('./answer-ko.ts'),
  ar: () => import('./answer-ar.ts'),
  de: () => import('./answer-de.ts'),
  es: () => import('./answer-es.ts'),
  fr: () => import('./answer-fr.ts'),
  'pt-BR': () => import('./answer-pt-BR.ts'),
};

/** The language and the script a tag is most likely written in: of Hong Kong's Chinese that of Taiwan. */
function writingOf(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script}`;
}

/** The texts for a reader of a language, English for one that there is none of. @param lang a tag; what is none is read as English */
export async function textsFor(lang: string): Promise<AnswerTexts> {
  try {
    const writing = writingOf(lang);
    const like = Object.keys(TEXTS).find((locale) => writingOf(locale) === writing) as Locale | undefined;
    return like ? (await TEXTS[like]()).default : en;
  } catch {
    return en;
  }
}
