import { computed, type ReadonlySignal } from '@preact/signals';
import type { AgentView } from '@shopbell/sdk/agent';

/** The parts of a view by themselves: who reads one hears of it when it is another, and of no other one. */
export type Parts = { readonly [K in keyof AgentView]: ReadonlySignal<AgentView[K]> };

export function partsOfView(view: ReadonlySignal<AgentView>): Parts {
  const part = <K extends keyof AgentView>(name: K): ReadonlySignal<AgentView[K]> => computed(() => view.value[name]);
  return {
    connection: part('connection'),
    self: part('self'),
    waiting: part('waiting'),
    left: part('left'),
    mine: part('mine'),
    owned: part('owned'),
    company: part('company'),
    floor: part('floor'),
    promises: part('promises'),
    colleagues: part('colleagues'),
    groups: part('groups'),
    duty: part('duty'),
    offers: part('offers'),
    rules: part('rules'),
    shoppers: part('shoppers'),
    // Each view has a map of its own; most have the same threads.
    threads: sameWhileEqual(() => view.value.threads),
    writing: part('writing'),
    storage: part('storage'),
    stale: part('stale'),
    aheadMs: part('aheadMs'),
    amendWindowMs: part('amendWindowMs'),
  };
}

/** The same map as long as it holds the same under the same keys. */
export function sameWhileEqual<K, V extends object>(make: () => ReadonlyMap<K, V>): ReadonlySignal<ReadonlyMap<K, V>> {
  let last: ReadonlyMap<K, V> | undefined;
  return computed(() => {
    const next = make();
    if (!last || !isEqual(last, next)) last = next;
    return last;
  });
}

function isEqual<K, V extends object>(a: ReadonlyMap<K, V>, b: ReadonlyMap<K, V>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of b) if (a.get(key) !== value) return false;
  return true;
}
