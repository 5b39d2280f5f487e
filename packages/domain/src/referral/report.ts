import type { AgentId } from '@shopbell/protocol';
import { dateIn } from '../hours/wall-time.ts';
import type { Referral } from './referral.ts';

/** Referrals of one day, by one agent or by shoppers themselves, to one store. */
export interface ReferralCount {
  /** `YYYY-MM-DD` in the site's zone: the day on which they were sent. */
  readonly day: string;
  /** Undefined where shoppers found the store by themselves. */
  readonly agent: AgentId | undefined;
  readonly store: string;
  readonly sent: number;
  /** Of those, opened by a person, whenever that was. */
  readonly opened: number;
  /** Of the ones sent that day, redeemed at this store, whenever that was, and whichever store they were for. */
  readonly redeemed: number;
}

type Counted = 'sent' | 'opened' | 'redeemed';

/** Counts referrals as they come. */
export interface ReferralTally {
  add(referral: Referral): void;
  /** Sorted by day, then agent (shoppers themselves first), then store. */
  counts(): readonly ReferralCount[];
}

/**
 * All that becomes of a referral belongs to the day on which it was sent, so that what was opened and redeemed are parts of what was sent;
 * what another store redeemed is that store's. Reads skeletons only.
 *
 * @param zone of the site; one that the engine does not know counts as UTC
 */
export function tallyReferrals(zone: string): ReferralTally {
  const counts = new Map<string, ReferralCount>();
  const count = (referral: Referral, store: string, counted: Counted): void => {
    const day = dateIn(zone, referral.sentAt) ?? dateIn('UTC', referral.sentAt) ?? '';
    const agent = referral.by.role === 'agent' ? referral.by.id : undefined;
    const key = `${day} ${agent ?? ''} ${store}`;
    const before = counts.get(key) ?? { day, agent, store, sent: 0, opened: 0, redeemed: 0 };
    counts.set(key, { ...before, [counted]: before[counted] + 1 });
  };
  return {
    add(referral) {
      count(referral, referral.store, 'sent');
      if (referral.state !== 'sent' && referral.openedAt !== undefined) count(referral, referral.store, 'opened');
      if (referral.state === 'redeemed') count(referral, referral.at, 'redeemed');
    },
    counts: () => [...counts.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each),
  };
}
