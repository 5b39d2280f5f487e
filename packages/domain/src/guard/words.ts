import { type Automaton, automatonOf, type Hit } from '../text/automaton.ts';
import type { Span } from '../text/email.ts';
import { type Folded, isLatin, tight } from '../text/fold.ts';

/** A list of words to look for. */
export interface WordList {
  readonly words: readonly string[];
  readonly automaton: Automaton;
}

/** A word of the list, and where it is. */
export interface Word extends Span {
  readonly word: string;
}

/** Hits looked at in one text: more than any sentence has. */
const MOST = 500;

export const wordList = (words: readonly string[]): WordList => ({ words, automaton: automatonOf(words.map(tight)) });

/** Words don't begin or end inside another one; that is so only where letters make words. */
function isWhole({ chars }: Folded, first: number, last: number): boolean {
  const before = isLatin(chars[first]) && isLatin(chars[first - 1]);
  return !before && !(isLatin(chars[last]) && isLatin(chars[last + 1]));
}

const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\u3000';

/**
 * Is it one word, or the end of one sentence and the beginning of the next? A word that is spread has something between all its letters;
 * else there may be spaces where the phrase has them, and nothing that ends a part of a sentence.
 */
function isTogether({ chars, kinds }: Folded, places: readonly number[]): boolean {
  let gaps = 0;
  let broken = false;
  for (let index = 1; index < places.length; index += 1) {
    const [from = 0, to = 0] = [places[index - 1], places[index]];
    if (to === from + 1) continue;
    gaps += 1;
    for (let at = from + 1; at < to && !broken; at += 1) {
      const stop = chars[at] === '.' && (isSpace(chars[at + 1]) || at + 1 === to) && to - from > 2;
      broken = kinds[at] === 'hard' || stop;
    }
  }
  return !broken || gaps === places.length - 1;
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
  const hits = list.automaton.find(chars, MOST).filter(({ first, last }) => {
    const places = words.slice(first, last + 1);
    return isWhole(folded, places[0] ?? 0, places.at(-1) ?? 0) && isTogether(folded, places);
  });
  return clear(hits).map(({ word, first, last }) => ({
    word: list.words[word] ?? '',
    first: words[first] ?? 0,
    last: words[last] ?? 0,
  }));
}
