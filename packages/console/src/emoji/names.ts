/** One emoji, and by what it is found. */
export interface Emoji {
  readonly char: string;
  /** It can have a skin tone. */
  readonly hasTone: boolean;
  /** Its place among the groups of `GROUPS`. */
  readonly group: number;
  /** Its names, the first for showing: in English, and in Chinese. */
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

/** As they stand in the data. */
export const GROUPS = ['smileys', 'people', 'nature', 'food', 'places', 'activities', 'objects', 'symbols'] as const;

type Names = ReadonlyMap<string, { hasTone: boolean; group: number; names: readonly string[] }>;

/** Reads one language's data: groups apart by an empty line, one emoji a line, `+` behind one that can have a tone, a space, names apart by `|`. */
export function readNames(data: string): Names {
  const names = new Map<string, { hasTone: boolean; group: number; names: readonly string[] }>();
  for (const [group, lines] of data.split('\n\n').entries()) {
    for (const line of lines.split('\n')) {
      const [, char, plus, rest = ''] = /^(\S+?)(\+?) (.*)$/u.exec(line) ?? [];
      if (char) names.set(char, { hasTone: plus === '+', group, names: rest.split('|') });
    }
  }
  return names;
}

/** Both languages in one list, in the order of the data. */
export function bookOf(en: string, zh: string): readonly Emoji[] {
  const chinese = readNames(zh);
  return [...readNames(en)].map(([char, { hasTone, group, names }]) => ({
    char,
    hasTone,
    group,
    en: names,
    zh: chinese.get(char)?.names ?? [],
  }));
}

/** How well a name fits: 0 as a whole, 1 from its beginning, 2 from a word's, 3 anywhere; undefined: not at all. */
function rankOf(name: string, words: string): number | undefined {
  const at = name.toLowerCase().indexOf(words);
  if (at < 0) return undefined;
  if (at === 0) return name.length === words.length ? 0 : 1;
  return /[\s-]/.test(name[at - 1] ?? '') ? 2 : 3;
}

/** What is found by these words in either language, best first; underscores are spaces, as in `:thumbs_up`. */
export function findEmoji(book: readonly Emoji[], words: string, most: number): readonly Emoji[] {
  const wanted = words.normalize('NFKC').trim().toLowerCase().replaceAll('_', ' ');
  if (wanted === '') return [];
  const found = book.flatMap((emoji, place) => {
    const ranks = [emoji.en, emoji.zh].flatMap((names) =>
      names.flatMap((name, index) => {
        const how = rankOf(name, wanted);
        // A name beside the first is worth a little less than the first, and more than a worse fit.
        return how === undefined ? [] : how * 2 + (index > 0 ? 1 : 0);
      }),
    );
    return ranks.length === 0 ? [] : { emoji, rank: Math.min(...ranks), place };
  });
  return found
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .slice(0, most)
    .map(({ emoji }) => emoji);
}

/** Skin tones from none to the darkest; as they are appended. */
export const TONES = ['', '\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}'] as const;
export type Tone = (typeof TONES)[number];

/** An emoji in a tone. One that is told to be drawn in colour loses that mark: the tone says so. */
export const toned = ({ char, hasTone }: Pick<Emoji, 'char' | 'hasTone'>, tone: Tone): string =>
  hasTone && tone !== '' ? `${char.replace(/\u{fe0f}/u, '')}${tone}` : char;

let book: Promise<readonly Emoji[]> | undefined;

/** Loads the names, once; a load that failed is tried again with the next. */
export function loadEmoji(): Promise<readonly Emoji[]> {
  book ??= Promise.all([import('./data/en.ts'), import('./data/zh-cn.ts')])
    .then(([en, zh]) => bookOf(en.NAMES, zh.NAMES))
    .catch((error: unknown) => {
      book = undefined;
      throw error;
    });
  return book;
}
