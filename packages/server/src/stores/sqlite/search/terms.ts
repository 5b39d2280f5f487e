import type { Atom, Piece } from '../../../search/atoms.ts';

/** What stands before each term, so that a site's words lie apart from another's. Private-use characters are in no word. */
export const siteKey = (siteNo: number): string =>
  String.fromCharCode(0xe000 + (siteNo & 0xfff), 0xe000 + ((siteNo >> 12) & 0xfff));

/** Beginnings of words are terms of their own up to this length: what is shorter would begin too many. */
const SHORT = 3;

const beginnings = (text: string): string[] => {
  const chars = [...text.slice(0, 2 * SHORT)].slice(0, SHORT);
  return chars.map((_, i) => chars.slice(0, i + 1).join(''));
};
const isShort = (text: string): boolean => text.length <= SHORT || [...text].length <= SHORT;

/** The two columns of the index. */
export interface Terms {
  /** A term for each atom, in order: a word, or a dense character with the one behind it. */
  text: string;
  /** Characters and beginnings of words, each once. */
  parts: string;
}

const pairAt = (atoms: readonly Atom[], i: number): string => {
  const [atom, next] = [atoms[i], atoms[i + 1]];
  return `${atom?.text ?? ''}${next?.joined ? next.text : ''}`;
};

/** The terms of a text. What is put in is what is given to take it out again. */
export function termsOf(key: string, atoms: readonly Atom[]): Terms {
  const parts = new Set<string>();
  const text = atoms.map((atom, i) => {
    if (atom.dense) {
      parts.add(atom.text);
      return key + pairAt(atoms, i);
    }
    for (const part of beginnings(atom.text)) parts.add(part);
    return key + atom.text;
  });
  return { text: text.join(' '), parts: [...parts].map((part) => key + part).join(' ') };
}

// A term holds letters, marks, digits and pictographs; quoted all the same.
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function matchOf(key: string, { atoms, open }: Piece): string {
  const [first] = atoms;
  const last = atoms.at(-1);
  if (!first || !last) return '';
  const alone = atoms.length === 1;
  if (alone && (first.dense || (open && isShort(first.text)))) return `parts : ${quoted(key + first.text)}`;
  const terms = atoms.flatMap((atom, i) => {
    // The last character of a run is in the pair before it.
    if (atom === last && atom.joined) return [];
    return [key + pairAt(atoms, i)];
  });
  // What the last one is joined to is not asked, so it stands for every pair it begins.
  const goesOn = last.dense ? !last.joined : open;
  return `text : ${quoted(terms.join(' '))}${goesOn ? ' *' : ''}`;
}

/** The engine's query for a question; made of terms alone, so nothing somebody types is read as its syntax. */
export const queryOf = (siteNo: number, pieces: readonly Piece[]): string =>
  pieces.map((piece) => `(${matchOf(siteKey(siteNo), piece)})`).join(' AND ');
