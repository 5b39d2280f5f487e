import type { Counters } from './history.ts';
import type { Ran } from './ran.ts';

/** What a seed can show beside the counters, by the words that tell it. */
const FAILURES = {
  toldTwice: ' was told twice of ',
  untold: ' was never told of ',
  secrets: ' spoke under several secrets: ',
  remains: ' who has left',
} as const;

/** What a seed can show: one of the six counters, or another failure that has a name. */
export type Sign = keyof Counters | keyof typeof FAILURES;

/** All of them. */
export const SIGNS: readonly Sign[] = [
  'ackedLost',
  'duplicates',
  'phantoms',
  'orderBreaks',
  'gaps',
  'stuck',
  'toldTwice',
  'untold',
  'secrets',
  'remains',
];

/** Does this run show it? */
export function shows(ran: Pick<Ran, 'counters' | 'failures'>, sign: string): boolean {
  const [, words] = Object.entries(FAILURES).find(([name]) => name === sign) ?? [];
  if (words !== undefined) return ran.failures.some((failure) => failure.includes(words));
  return Object.entries(ran.counters).some(([name, count]) => name === sign && count > 0);
}
