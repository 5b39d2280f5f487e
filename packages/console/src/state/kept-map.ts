import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { Store } from '../env.ts';

/** A map of who sits here that this machine remembers: another agent has another one. */
export interface KeptMap<V> {
  map: ReadonlySignal<ReadonlyMap<string, V>>;
  set(map: ReadonlyMap<string, V>): void;
}

/** Pairs as they were kept; none where they can't be read. */
function readPairs<V>(kept: string | null, is: (value: unknown) => value is V): [string, V][] {
  try {
    const value: unknown = JSON.parse(kept ?? '[]');
    if (!Array.isArray(value)) return [];
    return value.flatMap((one): [string, V][] => {
      const [key, held]: unknown[] = Array.isArray(one) ? one : [];
      return typeof key === 'string' && is(held) ? [[key, held]] : [];
    });
  } catch {
    return [];
  }
}

export function createKeptMap<V>(
  what: string,
  self: ReadonlySignal<AgentSelf | undefined>,
  store: Store,
  is: (value: unknown) => value is V,
): KeptMap<V> {
  const id = computed(() => self.value?.id);
  const changed = signal(0);
  const map = computed((): ReadonlyMap<string, V> => {
    // Read anew after each change: what is kept is what counts.
    if (id.value === undefined || changed.value < 0) return new Map();
    return new Map(readPairs(store.get(`${what}.${id.value}`), is));
  });
  return {
    map,
    set(next) {
      const of = id.peek();
      if (of === undefined) return;
      store.set(`${what}.${of}`, JSON.stringify([...next]));
      changed.value++;
    },
  };
}
