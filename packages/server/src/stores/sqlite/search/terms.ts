import type { Atom, Piece } from '../../../search/atoms.ts';

/**
 * What stands before each term, so that a site's words lie apart from another's: private-use characters, which are in no word. One for the
 * first 4,096 sites, two after them; none begins another.
 */
export const siteKey = (siteNo: number): string =>
  siteNo < 0x1000
    ? String.fromCharCode(0xe000 + siteNo)
    : String.fromCharCode(0xf000 + (siteNo >> 12), 0xe000 + (siteNo & 0xfff));

/** Beginnings of words are parts up to this length: what is shorter would begin too many terms. */
const SHORT = 3;

const isShort = (text: string): boolean => text.length <= SHORT || [...text].length <= SHORT;

/**
 * The terms of a folded text and its atoms, in order. What is put in is what is given to take it out again. Written unit by unit:
 * everything that is said goes through here.
 */
export function termsOf(key: string, text: string, atoms: readonly Atom[]): string {
  const most = 2 * text.length + atoms.length * (key.length + 1);
  if (room.length < most) room = new Uint16Array(2 * most);
  let n = 0;
  for (let i = 0; i < atoms.length; i++) {
    const [atom, next] = [atoms[i], atoms[i + 1]];
    if (!atom) break;
    if (n > 0) room[n++] = 0x20;
    for (let at = 0; at < key.length; at++) room[n++] = key.charCodeAt(at);
    const end = next?.joined ? next.end : atom.end;
    for (let at = atom.start; at < end; at++) room[n++] = text.charCodeAt(at);
  }
  return Buffer.from(room.buffer, 0, 2 * n).toString('utf16le');
}
let room = new Uint16Array(1024);

/** The parts that an atom's text has: a dense character itself, the beginnings of a word. */
export function partsOf(text: string): string[] {
  const chars = [...text.slice(0, 2 * SHORT)].slice(0, SHORT);
  return chars.map((_, i) => chars.slice(0, i + 1).join(''));
}

/** The terms of the parts of some atoms, each once. */
export const partTermsOf = (key: string, texts: Iterable<string>): string => {
  const parts = new Set<string>();
  for (const text of texts) {
    if (text.length === 1) parts.add(text);
    else for (const part of partsOf(text)) parts.add(part);
  }
  return parts.size === 0 ? '' : key + [...parts].join(` ${key}`);
};

/** A piece that is looked for as a part: one character, or the beginning of a word that may go on. */
export const isPart = ({ atoms, open }: Piece): boolean => {
  const [first] = atoms;
  return atoms.length === 1 && first !== undefined && (first.dense || (open && isShort(first.text)));
};

// A term holds letters, marks, digits and pictographs; quoted all the same.
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

function phraseOf(key: string, { atoms, open }: Piece): string {
  const last = atoms.at(-1);
  const terms = atoms.flatMap((atom, i) => {
    const next = atoms[i + 1];
    // The last character of a run is in the pair before it.
    if (atom === last && atom.joined) return [];
    return [key + atom.text + (next?.joined ? next.text : '')];
  });
  // What the last one is joined to is not asked, so it stands for every pair it begins.
  const goesOn = last?.dense ? !last.joined : open;
  return `${quoted(terms.join(' '))}${goesOn ? ' *' : ''}`;
}

/** The engine's query for pieces that are no parts; made of terms alone, so nothing somebody types is read as its syntax. */
export const queryOf = (siteNo: number, pieces: readonly Piece[]): string =>
  pieces.map((piece) => `(${phraseOf(siteKey(siteNo), piece)})`).join(' AND ');

/** The engine's query for the parts that pieces are. */
export const partsQueryOf = (siteNo: number, pieces: readonly Piece[]): string =>
  pieces.map(({ atoms }) => quoted(siteKey(siteNo) + (atoms[0]?.text ?? ''))).join(' AND ');
