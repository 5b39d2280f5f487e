import { type Atom, atomsOf, type Piece } from './atoms.ts';
import { fold } from './fold.ts';

/** From `start` up to, but without, `end`: UTF-16 units of a text. */
export interface Span {
  start: number;
  end: number;
}

/** Where a piece begins among atoms, from `from` on; -1 where it doesn't. */
function find(atoms: readonly Atom[], { atoms: wanted, open }: Piece, from: number): number {
  const last = wanted.length - 1;
  for (let at = from; at + last < atoms.length; at++) {
    const fits = wanted.every((each, i) => {
      const have = atoms[at + i];
      if (have === undefined || (i > 0 && have.joined !== each.joined)) return false;
      return i === last && open && !each.dense ? have.text.startsWith(each.text) : have.text === each.text;
    });
    if (fits) return at;
  }
  return -1;
}

/**
 * Where the pieces stand in a text, in order and without overlaps; undefined unless each of them does. This is what a search finds,
 * whatever keeps the index.
 */
export function placesOf(text: string, pieces: readonly Piece[]): Span[] | undefined {
  const folded = fold(text);
  const atoms = atomsOf(folded);
  const spans: Span[] = [];
  for (const piece of pieces) {
    let at = find(atoms, piece, 0);
    if (at < 0) return undefined;
    for (; at >= 0; at = find(atoms, piece, at + piece.atoms.length)) {
      const [first, last] = [atoms[at], atoms[at + piece.atoms.length - 1]];
      if (first && last) spans.push({ start: folded.from(first.start), end: folded.from(last.end) });
    }
  }
  return merged(spans);
}

/** Whether all pieces stand in a text. */
export function holds(text: string, pieces: readonly Piece[]): boolean {
  const folded = fold(text);
  // Most texts don't hold the letters.
  if (pieces.some(({ atoms: [first] }) => first && !folded.text.includes(first.text))) return false;
  const atoms = atomsOf(folded);
  return pieces.every((piece) => find(atoms, piece, 0) >= 0);
}

function merged(spans: Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const before = whole.at(-1);
    if (before && span.start < before.end) before.end = Math.max(before.end, span.end);
    else whole.push(span);
  }
  return whole;
}
