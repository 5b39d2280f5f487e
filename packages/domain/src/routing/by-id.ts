/** By id. A broken promise of the caller: an id twice. */
export function byId<T>(items: readonly T[], idOf: (item: T) => string): ReadonlyMap<string, T> {
  const all = new Map(items.map((item) => [idOf(item), item]));
  if (all.size < items.length) throw new RangeError('an agent, a group or a conversation is on the floor twice');
  return all;
}
