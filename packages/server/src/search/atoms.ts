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

/** What a folded text is made of, in order. Space and punctuation part, and are nothing themselves. */
export function atomsOf({ text }: Pick<Folded, 'text'>): Atom[] {
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
