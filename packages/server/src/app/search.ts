import type { Duty } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Clock } from '../ports/clock.ts';
import type { Answer, Found, Lag, Question, Search } from '../ports/search.ts';
import { createRecent } from '../recent.ts';
import { maskedMember } from './masked.ts';

/** Questions an agent may ask in a row, and how many come back a second: whoever types has one asked at every pause. */
const BURST = 12;
const PER_SECOND = 3;
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
  const askers = createRecent<Allowance>(ASKERS_HALF);

  /** Ms until there is one, or 0 when it was taken. */
  const wait = (asker: string): number => {
    const now = clock.elapsed();
    const before = askers.get(asker) ?? { left: BURST, at: now };
    const left = Math.min(BURST, before.left + ((now - before.at) / 1000) * PER_SECOND);
    askers.set(asker, { left: left >= 1 ? left - 1 : left, at: now });
    return left >= 1 ? 0 : Math.ceil(((1 - left) / PER_SECOND) * 1000);
  };

  return {
    async ask({ id, duty, site }, sought) {
      const retryAfterMs = wait(`${site.id}/${id}`);
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
