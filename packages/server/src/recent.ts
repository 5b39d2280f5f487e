/** A bounded memory of what was used lately. */
export interface Recent<V> {
  get(key: string): V | undefined;
  set(key: string, value: V): void;
  /** Replaces every value by what `change` makes of it. */
  each(change: (value: V) => V): void;
  clear(): void;
}

/**
 * Keeps between `half` and twice as many values: when the young half is full it becomes the old one, and what is used
 * again moves over. No clock, no list to maintain on each use.
 */
export function createRecent<V>(half: number): Recent<V> {
  let young = new Map<string, V>();
  let old = new Map<string, V>();

  const set = (key: string, value: V): void => {
    if (young.size >= half && !young.has(key)) {
      old = young;
      young = new Map();
    }
    young.set(key, value);
  };

  return {
    get(key) {
      const value = young.get(key);
      if (value !== undefined) return value;
      const aged = old.get(key);
      if (aged !== undefined) set(key, aged);
      return aged;
    },
    set,
    each(change) {
      for (const half of [old, young]) for (const [key, value] of half) half.set(key, change(value));
    },
    clear() {
      young = new Map();
      old = new Map();
    },
  };
}
