import type { AgentId, ConversationId, Id, SiteId } from '@shopbell/protocol';

/** A referral's code is good for so long unless it is said otherwise, in ms: 30 days. */
export const REFERRAL_LIFE_MS = 30 * 86_400_000;
/** The longest one is good, in ms. */
export const REFERRAL_LIFE_MAX_MS = 366 * 86_400_000;
/** Longest note for a store, in Unicode code points. */
export const REFERRAL_NOTE_MAX_CHARS = 1000;

/** Who sent the shopper to the store; without an agent they found it by themselves. */
export type Referrer = { readonly role: 'agent'; readonly id: AgentId } | { readonly role: 'shopper' };

/** By which way the store said that they are there. */
export type RedeemedBy =
  | { readonly way: 'console'; readonly agent: AgentId }
  | { readonly way: 'api' }
  | { readonly way: 'link' };

/** A message of a conversation. */
export interface SaidAt {
  readonly conversation: ConversationId;
  readonly seq: number;
}

interface Made {
  readonly id: Id;
  readonly site: SiteId;
  /** What is kept of its code. */
  readonly hash: string;
  /** The merchant's own number of it. */
  readonly store: string;
  readonly by: Referrer;
  /** The message it went with. What the agent wrote for the shopper is read there: what was changed, taken back or erased is so here too. */
  readonly said?: SaidAt;
  /** What the store is told of the shopper, where they agree. Can be erased. */
  readonly note?: string;
  /** Epoch ms, as all times here. */
  readonly sentAt: number;
  /** Good up to this instant and not at it. */
  readonly expiresAt: number;
  /** When the shopper agreed that the store gets the note. */
  readonly agreedAt?: number;
}

/** One referral. That its time is over is no state of its own: it follows from `expiresAt`, and nothing has to run for it. */
export type Referral =
  | (Made & { readonly state: 'sent' })
  | (Made & { readonly state: 'opened'; readonly openedAt: number })
  | (Made & {
      readonly state: 'redeemed';
      /** Absent where the code was told and nobody opened the page. */
      readonly openedAt?: number;
      readonly redeemedAt: number;
      /** Which store redeemed it: any of the site's may. */
      readonly at: string;
      readonly redeemedBy: RedeemedBy;
    });

/** How it stands at an instant. */
export type ReferralState = Referral['state'] | 'expired';

export const referralAt = (referral: Referral, now: number): ReferralState =>
  referral.state !== 'redeemed' && now >= referral.expiresAt ? 'expired' : referral.state;

export type ReferralEvent =
  /** A person has its page before them. */
  | { readonly on: 'open' }
  /** The shopper lets the store have the note. */
  | { readonly on: 'agree' }
  | { readonly on: 'redeem'; readonly at: string; readonly by: RedeemedBy }
  /** The shopper is erased. */
  | { readonly on: 'erase' };

/** Why not. `no_note`: there is nothing to agree to. */
export type ReferralRefusal = 'redeemed' | 'expired' | 'no_note';

/** What becomes of it: the very same one where nothing changes. */
export type ReferralVerdict = { readonly referral: Referral } | { readonly refused: ReferralRefusal };

type On = ReferralEvent['on'];
type Step<E extends On> = (
  referral: Referral,
  event: Extract<ReferralEvent, { on: E }>,
  now: number,
) => ReferralVerdict;

const stay = (referral: Referral): ReferralVerdict => ({ referral });
const refuse = (refused: ReferralRefusal) => (): ReferralVerdict => ({ refused });

const opened: Step<'open'> = (referral, _, openedAt) =>
  referral.state === 'sent' ? { referral: { ...referral, state: 'opened', openedAt } } : { referral };

const agreed: Step<'agree'> = (referral, _, agreedAt) => {
  if (referral.agreedAt !== undefined) return { referral };
  return referral.note === undefined ? { refused: 'no_note' } : { referral: { ...referral, agreedAt } };
};

const redeemed: Step<'redeem'> = (referral, { at, by }, redeemedAt) => ({
  referral: { ...referral, state: 'redeemed', redeemedAt, at, redeemedBy: by },
});

function erased(referral: Referral): ReferralVerdict {
  if (referral.note === undefined) return { referral };
  const { note: _, ...skeleton } = referral;
  return { referral: skeleton };
}

/** Every state and every event. What was opened before it expired stays opened for the report. */
const TABLE: { readonly [S in ReferralState]: { readonly [E in On]: Step<E> } } = {
  sent: { open: opened, agree: agreed, redeem: redeemed, erase: erased },
  opened: { open: stay, agree: agreed, redeem: redeemed, erase: erased },
  redeemed: { open: stay, agree: refuse('redeemed'), redeem: refuse('redeemed'), erase: erased },
  expired: { open: stay, agree: refuse('expired'), redeem: refuse('expired'), erase: erased },
};

/** Carries one event out. */
export function stepReferral(referral: Referral, event: ReferralEvent, now: number): ReferralVerdict {
  const row = TABLE[referralAt(referral, now)];
  switch (event.on) {
    case 'open':
      return row.open(referral, event, now);
    case 'agree':
      return row.agree(referral, event, now);
    case 'redeem':
      return row.redeem(referral, event, now);
    case 'erase':
      return row.erase(referral, event, now);
  }
}
