import { type Automaton, automatonOf, type Hit } from '../text/automaton.ts';
import type { Span } from '../text/email.ts';
import { type Folded, fold, isLatin, wordsOf } from '../text/fold.ts';

/** A word as the list has it, and before which of its letters it ends a part of a sentence itself. */
interface Spelling {
  readonly word: string;
  readonly marks: ReadonlySet<number>;
}

/** A list of words to look for: of each row of letters all its spellings, as the automaton numbers them. */
export interface WordList {
  readonly spellings: readonly (readonly Spelling[])[];
  readonly automaton: Automaton;
}

/** A word of the list, and where it is. */
export interface Word extends Span {
  readonly word: string;
}

/** Hits looked at in one text: more than any sentence has. */
const MOST = 500;

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\u3000';

/** Does a part of a sentence end somewhere between two letters? */
function endsBetween({ chars, kinds }: Folded, from: number, to: number): boolean {
  for (let at = from + 1; at < to; at += 1) {
    const stop = chars[at] === '.' && (isSpace(chars[at + 1]) || at + 1 === to) && to - from > 2;
    if (kinds[at] === 'hard' || stop) return true;
  }
  return false;
}

/** Before which of its letters, by their number, a part of a sentence ends. */
function marksOf(folded: Folded, places: readonly number[]): ReadonlySet<number> {
  const marks = new Set<number>();
  for (let index = 1; index < places.length; index += 1) {
    if (endsBetween(folded, places[index - 1] ?? 0, places[index] ?? 0)) marks.add(index);
  }
  return marks;
}

/** Takes the list apart. Words whose letters are alike are looked for once, and told apart by their marks. */
export function wordList(words: readonly string[]): WordList {
  const byLetters = new Map<string, Spelling[]>();
  for (const word of words) {
    const folded = fold(word);
    const places = wordsOf(folded);
    const letters = places.map((place) => folded.chars[place]).join('');
    const spelling = { word, marks: marksOf(folded, places) };
    const known = byLetters.get(letters);
    if (known) known.push(spelling);
    else byLetters.set(letters, [spelling]);
  }
  return { spellings: [...byLetters.values()], automaton: automatonOf([...byLetters.keys()]) };
}

/** Words don't begin or end inside another one; that is so only where letters make words. */
function isWhole({ chars }: Folded, first: number, last: number): boolean {
  const before = isLatin(chars[first]) && isLatin(chars[first - 1]);
  return !before && !(isLatin(chars[last]) && isLatin(chars[last + 1]));
}

const isSpread = (places: readonly number[]): boolean =>
  places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0) + 1);

/**
 * As which of its spellings a word stands there, if it is one word, and not the end of one sentence and the beginning of the next. A word
 * that is spread has something between all its letters; else there may be spaces where the phrase has them, and what ends a part of a
 * sentence only where the phrase ends one itself.
 */
function asSpelt(spellings: readonly Spelling[], folded: Folded, places: readonly number[]): Spelling | undefined {
  if (isSpread(places)) return spellings[0];
  const found = marksOf(folded, places);
  return spellings.find(({ marks }) => [...found].every((mark) => marks.has(mark)));
}

/** The longest of those that begin at the same place, from left to right, none over another. */
function clear(hits: readonly Hit[]): readonly Hit[] {
  const kept: Hit[] = [];
  for (const hit of hits.toSorted((a, b) => a.first - b.first || b.last - a.last)) {
    if (hit.first > (kept.at(-1)?.last ?? -1)) kept.push(hit);
  }
  return kept;
}

/** Every word of the list in a text, however it is spread. `words` are the places of the text's letters. */
export function findWords(list: WordList, folded: Folded, words: readonly number[]): readonly Word[] {
  const chars = words.map((place) => folded.chars[place] ?? '');
  const spelt = new Map<Hit, string>();
  const hits = list.automaton.find(chars, MOST).filter((hit) => {
    const places = words.slice(hit.first, hit.last + 1);
    if (!isWhole(folded, places[0] ?? 0, places.at(-1) ?? 0)) return false;
    const spelling = asSpelt(list.spellings[hit.word] ?? [], folded, places);
    if (spelling) spelt.set(hit, spelling.word);
    return spelling !== undefined;
  });
  return clear(hits).map((hit) => ({
    word: spelt.get(hit) ?? '',
    first: words[hit.first] ?? 0,
    last: words[hit.last] ?? 0,
  }));
}
