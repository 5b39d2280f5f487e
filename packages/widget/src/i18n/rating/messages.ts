import type { StandardTag } from '@shopbell/protocol/constants';

/** What is said around a rating, in one language; it comes with the first ask. A missing or extra key does not compile. */
export interface RatingTexts {
  heading: string;
  /** What each number of stars means, from one on. */
  stars: readonly [string, string, string, string, string];
  /** Read out with each: `#` is the number of stars. */
  ofFive: string;
  solved: string;
  yes: string;
  no: string;
  /** Over the words for few stars, for three, which have good and bad ones, and for many. */
  wrong: string;
  mixed: string;
  good: string;
  tags: Readonly<Record<StandardTag, string>>;
  recommend: string;
  /** At the two ends of 0 to 10. */
  never: string;
  gladly: string;
  words: string;
  send: string;
  later: string;
  /** In place of the question that was put off. */
  rate: string;
  change: string;
  thanks: string;
  sending: string;
  saved: string;
  over: string;
  refused: string;
}
