/** A broken promise of the caller: an id twice. */
export const twice = (): RangeError => new RangeError('an agent, a group or a conversation is on the floor twice');

/** By id. Throws when one is there twice. */
export function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const all = new Map(items.map((item) => [item.id, item]));
  if (all.size < items.length) throw twice();
  return all;
}
