import { type Referral, stepReferral } from '@shopbell/domain';
import type { ConversationId } from '@shopbell/protocol';
import type { SentReferrals } from '../../ports/referral-book.ts';

interface Referrals {
  /** By the hash of the code. */
  readonly referrals: Map<string, Referral>;
}

const isOlder = (a: Pick<Referral, 'sentAt' | 'id'>, b: Pick<Referral, 'sentAt' | 'id'>): boolean =>
  a.sentAt < b.sentAt || (a.sentAt === b.sentAt && a.id < b.id);

const oldestFirst = (a: Referral, b: Referral): number => (isOlder(a, b) ? -1 : 1);

function wordless(referral: Referral): Referral {
  const verdict = stepReferral(referral, { on: 'erase' }, 0);
  return 'referral' in verdict ? verdict.referral : referral;
}

export const referralsOf = ({ referrals }: Referrals, conversation: ConversationId): Referral[] =>
  [...referrals.values()].filter((each) => each.said?.conversation === conversation).sort(oldestFirst);

export const referralsSent = ({ referrals }: Referrals, { from, to, after, limit }: SentReferrals): Referral[] =>
  [...referrals.values()]
    .filter((each) => each.sentAt >= from && each.sentAt < to && (!after || isOlder(after, each)))
    .sort(oldestFirst)
    .slice(0, limit)
    .map(wordless);

/** No note stays of those that were sent from this conversation. */
export function wipeReferrals(tables: Referrals, conversation: ConversationId): void {
  for (const referral of referralsOf(tables, conversation)) tables.referrals.set(referral.hash, wordless(referral));
}
