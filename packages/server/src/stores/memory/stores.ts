import type { Locality, Store } from '@shopbell/domain';
import type { Stores, StoresChange } from '../../ports/stores.ts';
import { storesLogBody, storesRefusal } from '../stores-change.ts';
import type { MemoryDirectory } from './directory.ts';
import type { MemoryStoreDoors } from './store-doors.ts';

interface Kept {
  readonly revision: number;
  readonly stores: ReadonlyMap<string, Store>;
  readonly localities: readonly Locality[];
}

const NOTHING: Kept = { revision: 0, stores: new Map(), localities: [] };

/** Carries out a change on stores that nobody sees yet. */
function carryOut(stores: Map<string, Store>, change: StoresChange): void {
  if (change.kind === 'added' || change.kind === 'set') stores.set(change.store.id, change.store);
  if (change.kind === 'imported') for (const store of change.stores) stores.set(store.id, store);
  if (change.kind === 'removed') stores.delete(change.id);
}

/** Stores that are forgotten at the end; their changes are in the directory's logs. */
export function createMemoryStores(
  { append }: Pick<MemoryDirectory, 'append'>,
  doors: Pick<MemoryStoreDoors, 'forget'>,
): Stores {
  const sites = new Map<string, Kept>();
  const of = (site: string): Kept => sites.get(site) ?? NOTHING;

  return {
    async list(site) {
      const { revision, stores } = of(site);
      const sorted = [...stores.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
      return { revision, stores: structuredClone(sorted) };
    },

    async any(site) {
      return of(site).stores.size > 0;
    },

    async get(site, id) {
      return structuredClone(of(site).stores.get(id));
    },

    async localities(site) {
      return structuredClone(of(site).localities);
    },

    async revision(site) {
      return of(site).revision;
    },

    async change(site, given, by, at) {
      const change = structuredClone(given);
      const { revision, stores: before, localities } = of(site);
      const there = new Set(before.keys());
      const refusal = storesRefusal(change, there);
      if (refusal) return { ok: false, refusal };
      const stores = new Map(before);
      carryOut(stores, change);
      if (change.kind === 'removed') doors.forget(site, change.id);
      sites.set(site, {
        revision: revision + 1,
        stores,
        localities: change.kind === 'localities_imported' ? change.localities : localities,
      });
      append(site, storesLogBody(change, there), by, at);
      return { ok: true };
    },
  };
}
