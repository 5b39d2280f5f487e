import en from '../i18n/en.ts';
import type { Messages } from '../i18n/messages.ts';
import enRest from '../i18n/rest/en.ts';

/** Accented letters, so that a letter that is drawn too high or in a font without it is seen. */
const ACCENTED: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'aåbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqɋrŕsštţuûvṽwŵxẋyýzžAÅBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQɊRŔSŠTŢUÛVṼWŴXẊYÝZŽ'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, plain, accented]) => [plain, accented]),
);

/** A text as a long language would have it: `⟦Çĥåţ ŵîţĥ ûš ļöñĝ⟧`. What lies between `{` and `}` was put in, and stays. */
const stretched = (text: string): string => {
  const letters = [...text.replaceAll(/\{[^}]*\}/g, '')].length;
  const more = 'ļöñĝéŕ '
    .repeat(letters)
    .slice(0, Math.ceil(letters * 0.4))
    .trimEnd();
  const said = text.replaceAll(/\{([^}]*)\}|[a-zA-Z]/g, (one, put) => put ?? ACCENTED[one] ?? one);
  return `⟦${said} ${more}⟧`;
};

/** What functions are given is marked, so that it stays what it is. */
const marked = (given: unknown): unknown => (typeof given === 'string' && given !== '' ? `{${given}}` : given);

/** What says nothing: the direction, and what stands between two texts. */
const PLAIN = new Set(['dir', 'comma', 'gap', 'rest']);

function pseudoOf<T>(value: T, key = ''): T {
  if (PLAIN.has(key)) return value;
  // The names of the emoji are a module's one text, with bars between them.
  if (typeof value === 'string') {
    return (key === 'default' ? value.split('|').map(stretched).join('|') : stretched(value)) as T;
  }
  if (Array.isArray(value)) return value.map((one) => pseudoOf(one)) as T;
  // What comes later: a module of texts, or the texts themselves.
  if (value instanceof Promise) return value.then((later) => pseudoOf(later)) as T;
  if (typeof value === 'function') {
    return ((...given: unknown[]) => pseudoOf((value as (...all: unknown[]) => unknown)(...given.map(marked)))) as T;
  }
  return Object.fromEntries(Object.entries(value as object).map(([name, one]) => [name, pseudoOf(one, name)])) as T;
}

/** A language nobody speaks: English in accents, 40 % longer, in brackets. What is drawn without brackets stands in no language file. */
export const PSEUDO: Messages = { ...pseudoOf(en), rest: async () => ({ default: pseudoOf(enRest) }) };
