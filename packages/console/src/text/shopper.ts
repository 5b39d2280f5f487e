import { labelOf } from '@shopbell/domain';
import type { ConversationRow } from '@shopbell/protocol';

/** Who a shopper is, as far as it is proven. */
export type Shopper = ConversationRow['shopper'];

/** How a shopper is called: a member by name, else by the shop's own id; a visitor by a short label that stays. */
export type Called =
  | { kind: 'named'; name: string }
  | { kind: 'member'; id: string }
  | { kind: 'visitor'; label: string };

/** What to call a shopper. A name of nothing but white space is none. */
export function callOf(shopper: Shopper): Called {
  const { id, member } = shopper;
  if (!member) return { kind: 'visitor', label: labelOf(id) };
  return member.name?.trim() ? { kind: 'named', name: member.name } : { kind: 'member', id: member.id };
}
