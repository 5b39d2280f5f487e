import { type Folded, fold } from './fold.ts';

/** The smallest thing that is found: a character of a script without spaces, a word, a number, a pictograph. */
export interface Atom {
  /** Folded. */
  readonly text: string;
  /** A character that stands right behind another one of its run: 好 in 你好, not in 你，好. */
  readonly joined: boolean;
  /** A character of a script that puts no spaces between words. */
  readonly dense: boolean;
  /** Places in the folded text. */
  readonly start: number;
  readonly end: number;
}

const DENSE =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Bopomofo}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}\\u30fc]';

/** Longest word, in characters; a longer one is several, one behind the other. */
const WORD_MAX = 32;

const ATOM = new RegExp(
  `(${DENSE})|(?:(?!${DENSE})[\\p{L}\\p{M}]){1,${WORD_MAX}}|\\p{N}{1,${WORD_MAX}}|\\p{Extended_Pictographic}`,
  'gu',
);

/** What a character is, as `ATOM` sees it. */
const [UNKNOWN, NOTHING, DENSE_ONE, LETTER, NUMBER, SIGN, HALF] = [0, 1, 2, 3, 4, 5, 6];

const isDense = new RegExp(DENSE, 'u');
const kindOf = (code: number): number => {
  const char = String.fromCharCode(code);
  if (code >= 0xd800 && code <= 0xdfff) return HALF;
  if (isDense.test(char)) return DENSE_ONE;
  if (/[\p{L}\p{M}]/u.test(char)) return LETTER;
  if (/\p{N}/u.test(char)) return NUMBER;
  return /\p{Extended_Pictographic}/u.test(char) ? SIGN : NOTHING;
};
/** By UTF-16 unit, looked up once for each: an index of everything that is said reads it for every character of it. */
const kinds = new Uint8Array(0x10000);
const kindAt = (text: string, at: number): number => {
  const code = text.charCodeAt(at);
  const known = kinds[code] ?? NOTHING;
  if (known !== UNKNOWN) return known;
  const kind = kindOf(code);
  kinds[code] = kind;
  return kind;
};

/** One text for each dense character, so that what is made of them needn't be told apart by reading it. */
const denseTexts: string[] = [];
const denseText = (text: string, at: number): string => {
  const code = text.charCodeAt(at);
  denseTexts[code] ??= text.charAt(at);
  return denseTexts[code];
};

/** The same by the rule itself, which also knows characters of two units. */
export function atomsByRule(text: string): Atom[] {
  const atoms: Atom[] = [];
  let end = -1;
  for (const match of text.matchAll(ATOM)) {
    const { 0: found, 1: dense, index } = match;
    const joined = dense !== undefined && index === end;
    end = dense === undefined ? -1 : index + found.length;
    atoms.push({ text: found, joined, dense: dense !== undefined, start: index, end: index + found.length });
  }
  return atoms;
}

/** What a folded text is made of, in order. Space and punctuation part, and are nothing themselves. */
export function atomsOf({ text }: Pick<Folded, 'text'>): Atom[] {
  const atoms: Atom[] = [];
  let before = NOTHING;
  let start = 0;
  while (start < text.length) {
    const kind = kindAt(text, start);
    if (kind === HALF) return atomsByRule(text);
    let end = start + 1;
    if (kind === LETTER || kind === NUMBER) {
      const most = Math.min(text.length, start + WORD_MAX);
      while (end < most && kindAt(text, end) === kind) end += 1;
    }
    if (kind !== NOTHING) {
      const dense = kind === DENSE_ONE;
      const found = dense ? denseText(text, start) : text.slice(start, end);
      atoms.push({ text: found, joined: dense && before === kind, dense, start, end });
    }
    before = kind;
    start = end;
  }
  return atoms;
}

/** Words somebody looks for that stand together without a space: all of it is to be found, one atom behind the other. */
export interface Piece {
  readonly atoms: readonly Atom[];
  /** The last word may go on: it is still being typed. */
  readonly open: boolean;
}

/** What of a question counts, at most: more is hardly meant. */
export const PIECES_MAX = 8;

/** A question as pieces; empty when there is nothing in it to be found, undefined when there are more than `PIECES_MAX`. */
export function piecesOf(words: string): readonly Piece[] | undefined {
  const parts = fold(words)
    .text.split(/\s+/u)
    .map((text) => atomsOf({ text }))
    .filter((atoms) => atoms.length > 0);
  if (parts.length > PIECES_MAX) return undefined;
  return parts.map((atoms, index) => ({ atoms, open: index === parts.length - 1 }));
}
