import type { Duty } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Answer, Found, Lag, Question, Search } from '../ports/search.ts';
import { createRecent } from '../recent.ts';
import { fold } from '../search/fold.ts';
import { maskedMember } from './masked.ts';

/** Questions an agent may ask in a row, and how many come back a second: whoever types has one asked at every pause. */
const ANY = { burst: 12, perSecond: 3 };
/**
 * The same for questions with a long number in them. A hidden number is found by who has all of it (`shownOf`): of one of which seven digits
 * are shown, ten thousand are left to be tried, and that takes a day and more.
 */
const NUMBERS = { burst: 60, perSecond: 0.1 };
const NUMBER = /\d(?:[^\p{L}\d]*\d){6}/u;
/** Results of one page. */
const PAGE = 25;
/** Half of the agents whose allowance is remembered. */
const ASKERS_HALF = 500;

/** What an agent looks for, beside who they are. */
export type Sought = Omit<Question, 'site' | 'by' | 'limit'>;

/** Search for the staff: within their site, within what they may read, as often as people ask. */
export interface SearchDesk {
  /** `lag`: some of what was said so lately can't be found yet. */
  ask(
    self: { id: AgentId; duty: Duty; site: { id: SiteId } },
    sought: Sought,
  ): Promise<(Answer & { lag: Lag }) | { problem: 'rate_limited'; retryAfterMs: number }>;
}

interface Allowance {
  left: number;
  /** Monotonic ms. */
  at: number;
}

export function createSearchDesk({ search, clock }: { search: Search; clock: Pick<Clock, 'elapsed'> }): SearchDesk {
  /** An allowance of each asker: takes one, and tells the ms until there is one, or 0 when it was taken. */
  const allowance = ({ burst, perSecond }: { burst: number; perSecond: number }) => {
    const askers = createRecent<Allowance>(ASKERS_HALF);
    return (asker: string): number => {
      const now = clock.elapsed();
      const before = askers.get(asker) ?? { left: burst, at: now };
      const left = Math.min(burst, before.left + ((now - before.at) / 1000) * perSecond);
      askers.set(asker, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1 ? 0 : Math.ceil(((1 - left) / perSecond) * 1000);
    };
  };
  const [any, numbers] = [allowance(ANY), allowance(NUMBERS)];
  /** The number that each asker has asked for last: its next page tries no other. */
  const asked = createRecent<string>(ASKERS_HALF);

  /** Ms until the asker may ask for this number, or 0. */
  const waitForNumber = (asker: string, words: string): number => {
    if (!NUMBER.test(words) || asked.get(asker) === words) return 0;
    const ms = numbers(asker);
    if (ms === 0) asked.set(asker, words);
    return ms;
  };

  return {
    async ask({ id, duty, site }, sought) {
      const asker = `${site.id}/${id}`;
      const retryAfterMs = any(asker) || waitForNumber(asker, fold(sought.words).text);
      if (retryAfterMs > 0) return { problem: 'rate_limited', retryAfterMs };
      const answer = await search.ask({ ...sought, site: site.id, by: { agent: id, duty }, limit: PAGE });
      const told = (each: Found): Found => {
        const { member, ...shopper } = each.shopper;
        return member ? { ...each, shopper: { ...shopper, member: maskedMember(member) } } : each;
      };
      const { people } = answer;
      const first = people ? { people: { ...people, found: people.found.map(told) } } : {};
      return { ...answer, ...first, found: answer.found.map(told), lag: search.unfound() };
    },
  };
}
