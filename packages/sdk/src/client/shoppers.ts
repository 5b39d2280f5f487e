import type { ConversationId } from '@shopbell/protocol';
import type { ShopperNow } from '../desk-types.ts';
import { SHOPPER } from '../wire/agent-shapes.ts';
import { fits } from '../wire/shape.ts';

/** The shoppers of followed conversations, each at a revision. */
export type Shoppers = ReadonlyMap<ConversationId, ShopperNow & { readonly rev: number }>;

export const NO_SHOPPERS: Shoppers = new Map();

/** Applies a state of the lane: the latest revision of a conversation wins; other topics change nothing. */
export function takeShopper(shoppers: Shoppers, state: unknown): Shoppers {
  if (!fits(SHOPPER, state)) return shoppers;
  const { topic: _, conversation, ...now } = state;
  if (now.rev <= (shoppers.get(conversation)?.rev ?? -1)) return shoppers;
  return new Map(shoppers).set(conversation, now);
}
