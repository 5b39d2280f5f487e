import { STORE_BOUNDS } from '@shopbell/domain';
import type { SiteLogBody } from '../ports/site-log.ts';
import type { StoresChange, StoresRefusal } from '../ports/stores.ts';

/** The ids of a site's stores as they are before a change. */
type Known = ReadonlySet<string>;

/** Why a change of a site's stores can't be carried out, if it can't. */
export function storesRefusal(change: StoresChange, known: Known): StoresRefusal | undefined {
  const isFull = (added: number): boolean => known.size + added > STORE_BOUNDS.perSite;
  switch (change.kind) {
    case 'added':
      if (known.has(change.store.id)) return 'store_id_taken';
      return isFull(1) ? 'too_many_stores' : undefined;
    case 'set':
      return known.has(change.store.id) ? undefined : 'store_unknown';
    case 'removed':
      return known.has(change.id) ? undefined : 'store_unknown';
    case 'imported':
      return isFull(change.stores.filter(({ id }) => !known.has(id)).length) ? 'too_many_stores' : undefined;
    case 'localities_imported':
      return undefined;
  }
}

/** What a site's log says of it. A table is one entry: what it held is where it is kept. */
export function storesLogBody(change: StoresChange, known: Known): SiteLogBody {
  switch (change.kind) {
    case 'added':
    case 'set':
      return { kind: 'store_set', body: change.store };
    case 'removed':
      return { kind: 'store_removed', body: { id: change.id } };
    case 'imported': {
      const changed = change.stores.filter(({ id }) => known.has(id)).length;
      return { kind: 'stores_imported', body: { added: change.stores.length - changed, changed } };
    }
    case 'localities_imported':
      return { kind: 'localities_imported', body: { localities: change.localities.length } };
  }
}
