import type { GuardLevel, GuardRule } from '@shopbell/protocol';
import type { Span } from '../text/email.ts';
import { fold, tight, wordsOf } from '../text/fold.ts';
import { ABUSE } from './abuse.ts';
import { contactsIn, ownContacts } from './contacts.ts';
import type { GuardRules } from './rules.ts';
import { findWords, type WordList, wordList } from './words.ts';

/** Something in a text that the shop asked its agents to think about. */
export interface Finding {
  readonly rule: GuardRule;
  /** `warn` asks, `block` refuses. */
  readonly level: Exclude<GuardLevel, 'off'>;
  /** Where it is, in UTF-16 units of the text as it was written. */
  readonly start: number;
  readonly end: number;
  /** The phrase as the list has it; for contacts the kind (`wechat`, `phone` …); empty for a repetition. */
  readonly meant: string;
}

/** Looks at what an agent is about to say. Linear in the text. */
export interface Guard {
  /**
   * Everything there is to say about a text, from left to right; at most `MOST_FINDINGS`.
   * @param earlier what the same agent said last in this conversation, newest first
   */
  look(text: string, earlier?: readonly string[]): readonly Finding[];
}

export const MOST_FINDINGS = 20;
/** Said so often in a row to the same shopper, within so long (ms), it is a machine's answer. */
export const REPEATED = { times: 3, withinMs: 600_000 } as const;
/** Greetings and thanks are said again and again; what is shorter than this is not looked at. */
const REPEATED_MIN = 4;

/** Is it long enough to be a repetition? */
export const mayRepeat = (text: string): boolean =>
  text.length >= REPEATED_MIN && [...tight(text)].length >= REPEATED_MIN;

/** Do two texts say the same, by their letters and digits alone? */
export const sameWords = (one: string, other: string): boolean => one === other || tight(one) === tight(other);

/** Is it what was said the last two times? */
function isRepeated(text: string, earlier: readonly string[]): boolean {
  const before = earlier.slice(0, REPEATED.times - 1);
  return before.length === REPEATED.times - 1 && mayRepeat(text) && before.every((each) => sameWords(each, text));
}

/** What a file is called as far as it is words: without its ending, which is no link. */
export const wordsOfName = (name: string): string => name.replace(/\.[^.]*$/, '');

const wordsFor = (level: GuardLevel, words: readonly string[]): WordList | undefined =>
  level === 'off' || words.length === 0 ? undefined : wordList(words);

/** The product's list of abuse with what the shop adds and without what it takes away. */
export function abuseOf({ abuse: { add, without } }: Pick<GuardRules, 'abuse'>): readonly string[] {
  const gone = new Set(without.map(tight));
  return [...ABUSE, ...add].filter((word) => !gone.has(tight(word)));
}

/** @param hosts the hosts of the site's own pages: links to them are its own */
export function createGuard(rules: GuardRules, hosts: readonly string[]): Guard {
  const { levels } = rules;
  const phrases = wordsFor(levels.phrases, rules.phrases);
  const abuse = wordsFor(levels.abuse, abuseOf(rules));
  const own = ownContacts(hosts, rules.own);

  return {
    look(text, earlier = []) {
      const found: Finding[] = [];
      const folded = fold(text);
      const words = wordsOf(folded);
      const add = (rule: GuardRule, { first, last }: Span, meant: string): void => {
        const level = levels[rule];
        const [start, end] = [folded.starts[first], folded.ends[last]];
        if (level !== 'off' && start !== undefined && end !== undefined) found.push({ rule, level, start, end, meant });
      };
      for (const [rule, list] of [['abuse', abuse] as const, ['phrases', phrases] as const]) {
        if (list) for (const { word, ...span } of findWords(list, folded, words)) add(rule, span, word);
      }
      if (levels.contacts !== 'off') {
        for (const { kind, ...span } of contactsIn(folded, words, own)) add('contacts', span, kind);
      }
      if (levels.repetition !== 'off' && isRepeated(text, earlier)) {
        found.push({ rule: 'repetition', level: levels.repetition, start: 0, end: text.length, meant: '' });
      }
      return found.toSorted((a, b) => a.start - b.start).slice(0, MOST_FINDINGS);
    },
  };
}
