import type { Referral } from '@shopbell/domain';
import type { ConversationId, Id, SiteId } from '@shopbell/protocol';

/** Which referrals of a site: those sent from `from` and before `to` (epoch ms), behind `after`, oldest first. */
export interface SentReferrals {
  from: number;
  to: number;
  after?: Pick<Referral, 'sentAt' | 'id'>;
  limit: number;
}

/** Reads what shoppers were sent to stores with. It is written by commits alone. */
export interface ReferralBook {
  /** By the hash of its code, of whichever site: who follows a link names none. */
  referral(hash: string): Promise<Referral | undefined>;
  /** Sent from this conversation, oldest first. */
  referralsOf(site: SiteId, conversation: ConversationId): Promise<readonly Referral[]>;
  /** By its own id, for who tells a store of it. */
  referralById(site: SiteId, id: Id): Promise<Referral | undefined>;
  /** Without their notes: for figures. */
  referralsSent(site: SiteId, query: SentReferrals): Promise<readonly Referral[]>;
}
