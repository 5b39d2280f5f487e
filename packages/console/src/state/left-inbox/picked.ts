import type { ConversationId } from '@shopbell/protocol';

/** What is picked of a list. A range goes from the `anchor`, beside what was picked (`base`) when that was set. */
export interface Picked {
  readonly ids: ReadonlySet<ConversationId>;
  readonly base: ReadonlySet<ConversationId>;
  readonly anchor: ConversationId | undefined;
}

export const NONE_PICKED: Picked = { ids: new Set(), base: new Set(), anchor: undefined };

/** One more, or one less; a range goes from it. */
export function toggled({ ids }: Picked, id: ConversationId): Picked {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, base: next, anchor: id };
}

/** From the anchor to this one, in the order of the list; without an anchor there, this one alone. */
export function reached(picked: Picked, order: readonly ConversationId[], to: ConversationId): Picked {
  const [from, end] = [order.indexOf(picked.anchor ?? to), order.indexOf(to)];
  if (end < 0) return picked;
  const first = from < 0 ? end : from;
  const range = order.slice(Math.min(first, end), Math.max(first, end) + 1);
  return { ...picked, ids: new Set([...picked.base, ...range]), anchor: order[first] };
}

/** All of the list; all of it picked, none. */
export function allOf({ ids, anchor }: Picked, order: readonly ConversationId[]): Picked {
  if (order.length > 0 && order.every((id) => ids.has(id))) return NONE_PICKED;
  const next = new Set(order);
  return { ids: next, base: next, anchor: anchor ?? order[0] };
}

/** The same without what is not there any more. */
export function within(picked: Picked, order: readonly ConversationId[]): Picked {
  const known = new Set(order);
  const left = [...picked.ids].filter((id) => known.has(id));
  if (left.length === picked.ids.size) return picked;
  const next = new Set(left);
  return { ids: next, base: next, anchor: picked.anchor };
}
