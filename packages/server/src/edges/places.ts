/** How many connections each address has. By `addressKey`: nothing is made for a single connection. */
export interface Places {
  /** One more; false when its address has more than it may: it counts all the same until it leaves. */
  take(key: string): boolean;
  leave(key: string): void;
}

/** @param max connections that one address may have, over all edges together */
export function createPlaces(max: number): Places {
  const taken = new Map<string, number>();
  return {
    take(key) {
      const open = (taken.get(key) ?? 0) + 1;
      taken.set(key, open);
      return open <= max;
    },
    leave(key) {
      const others = (taken.get(key) ?? 1) - 1;
      if (others > 0) taken.set(key, others);
      else taken.delete(key);
    },
  };
}
