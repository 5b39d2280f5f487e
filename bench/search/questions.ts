import { numbers, orderNumber, type Vocabulary, zipf } from './corpus.ts';
import { COMMON_TAG, COMMON_TAG_NAME, personName } from './people.ts';

/** A kind of question, as agents ask them. */
export interface Kind {
  name: string;
  /** What one of them looks for. */
  words(): string;
  /** Of whom: an agent finds their own conversations only. */
  by?: 'agent';
  /** Only of one agent's conversations; only of one hour. */
  narrow?: 'agent' | 'hour';
  /** Shoppers are looked for; these questions find what was said, too. */
  people?: true;
  /** Only who has this tag. */
  tag?: string;
}

export function kindsOf({ chinese, english }: Vocabulary, seed: number): Kind[] {
  const random = numbers(seed);
  const from = (words: readonly string[], low: number, high: number, fits: (word: string) => boolean = () => true) => {
    const some = words.slice(low, high).filter(fits);
    return some[Math.floor(random() * some.length)] ?? '';
  };
  const two = (word: string) => word.length === 2;
  return [
    { name: 'two characters, often said', words: () => from(chinese, 0, 40) },
    { name: 'two characters, seldom said', words: () => from(chinese, 5000, 20_000, two) },
    { name: 'two characters, one agent’s', words: () => from(chinese, 0, 40), narrow: 'agent' },
    { name: 'two characters, asked by an agent', words: () => from(chinese, 0, 2000, two), by: 'agent' },
    { name: 'two words together', words: () => zipf(chinese, random) + zipf(chinese, random) },
    { name: 'two words apart', words: () => `${from(chinese, 0, 200)} ${from(chinese, 0, 2000)}` },
    { name: 'one character', words: () => from(chinese, 0, 5000)[0] ?? '' },
    { name: 'a word', words: () => from(english, 0, 2000) },
    { name: 'the beginning of a word', words: () => from(english, 0, 5000).slice(0, 1 + Math.floor(random() * 4)) },
    { name: 'an order’s number', words: () => orderNumber(random).slice(0, 8) },
    { name: 'a word, of one hour', words: () => from(chinese, 0, 400), narrow: 'hour' },
    { name: 'a shopper’s name', words: () => personName({ chinese, english }, random), people: true },
    { name: 'a family name', words: () => personName({ chinese, english }, random)[0] ?? '', people: true },
    {
      name: 'a shopper’s name, asked by an agent',
      words: () => personName({ chinese, english }, random),
      by: 'agent',
      people: true,
    },
    { name: 'a tag by its name', words: () => COMMON_TAG_NAME, people: true },
    { name: 'who has a tag', words: () => '', tag: COMMON_TAG, people: true },
    { name: 'words of who has a tag', words: () => from(chinese, 0, 400), tag: COMMON_TAG },
    { name: 'nothing like it', words: () => 'zzzxq' },
  ];
}
