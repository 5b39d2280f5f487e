/** What is looked through: its words, and the first letters of Chinese ones in pinyin. */
export interface Findable {
  readonly words: string;
  /** Where it stands, or what it is beside its words: found too, after those whose words match. */
  readonly beside: string;
  readonly initials: string;
}

/** Longer queries are cut, in characters: nobody names a command in so many. */
const QUERY_MAX_CHARS = 100;

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
/** Places where a word begins: behind white space and signs. A Chinese character begins one as well. */
const BEGIN = /(?:^|[^\p{L}\p{N}])(?=[\p{L}\p{N}])|(?=\p{Script=Han})/gu;

const beginnings = (text: string): number[] => [...text.matchAll(BEGIN)].map((at) => at.index + at[0].length);

/** Nothing of a word goes on here. */
const END = /^(?![\p{L}\p{N}])/u;

/**
 * How well a word of the query fits; 0 for not at all. A whole word is best, then the beginning of all, of a word, of the initials, then
 * anywhere.
 */
function fits(word: string, words: string, beside: string, initials: string): number {
  const begun = beginnings(words).filter((at) => words.startsWith(word, at));
  const [isFirst, isWhole] = [begun[0] === 0, begun.some((at) => END.test(words.slice(at + word.length)))];
  if (isWhole) return isFirst ? 8 : 7;
  if (words.startsWith(word)) return 6;
  if (begun.length > 0) return 5;
  if (initials.startsWith(word)) return 4;
  if (words.includes(word)) return 3;
  if (beside.includes(word)) return 2;
  return initials.includes(word) && word.length > 1 ? 1 : 0;
}

/** Those in which every word of the query is found, in whatever order they are typed; the best first, equals as they came. */
export function findCommands<F extends Findable>(all: readonly F[], query: string): readonly F[] {
  const asked = folded(query.slice(0, QUERY_MAX_CHARS)).split(/\s+/).filter(Boolean);
  if (asked.length === 0) return all;
  return all
    .map((one) => {
      const [words, beside, initials] = [folded(one.words), folded(one.beside), folded(one.initials)];
      const each = asked.map((word) => fits(word, words, beside, initials));
      return { one, score: each.includes(0) ? 0 : each.reduce((sum, score) => sum + score, 0) };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
}
