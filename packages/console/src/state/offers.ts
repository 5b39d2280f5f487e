import type { ConversationId, ConversationRow } from '@shopbell/protocol';
import type { AgentView, Offer } from '@shopbell/sdk/agent';

/** An offer as its card shows it. */
export interface ShownOffer extends Offer {
  /** Who asks; undefined while the list doesn't have it. */
  row: ConversationRow | undefined;
  /** When it was first seen, epoch ms by the relay's clock: the ring is full then. */
  since: number;
}

const sameOffer = (a: Offer, b: Offer): boolean => a.conversation === b.conversation && a.until === b.until;

/** The next picture of the offers: what lapses first comes first, and each keeps when it was first seen. */
export function nextOffers(
  before: readonly ShownOffer[],
  { offers, waiting }: Pick<AgentView, 'offers' | 'waiting'>,
  now: number,
): readonly ShownOffer[] {
  return offers
    .map((offer) => ({
      ...offer,
      row: waiting.find(({ conversation }) => conversation === offer.conversation),
      since: before.find((one) => sameOffer(one, offer))?.since ?? now,
    }))
    .toSorted((a, b) => a.until - b.until || (a.conversation < b.conversation ? -1 : 1));
}

/** Time left of an offer, in ms, and as the share the ring shows. */
export function leftOf({ since, until }: ShownOffer, now: number): { ms: number; share: number } {
  const ms = Math.max(0, until - now);
  return { ms, share: until > since ? Math.min(1, ms / (until - since)) : 0 };
}

/** Offers that are gone without this agent's doing, while they were there to see it. */
export function lapsed(
  before: readonly ShownOffer[],
  now: Pick<AgentView, 'offers' | 'mine'>,
  answered: ReadonlySet<ConversationId>,
): readonly ShownOffer[] {
  return before.filter(
    ({ conversation }) =>
      !answered.has(conversation) &&
      !now.offers.some((one) => one.conversation === conversation) &&
      !now.mine.some((row) => row.conversation === conversation),
  );
}
