import type { SiteId } from '@shopbell/protocol';
import type { StoreDoor, StoreDoors } from '../../ports/store-doors.ts';
import { doorAfter, doorLogBody } from '../door-change.ts';
import type { MemoryDirectory } from './directory.ts';

export interface MemoryStoreDoors extends StoreDoors {
  /** The store is gone. */
  forget(site: SiteId, store: string): void;
}

/** Doors that are forgotten at the end; their changes are in the directory's logs. */
export function createMemoryStoreDoors({ append }: Pick<MemoryDirectory, 'append'>): MemoryStoreDoors {
  const doors = new Map<string, StoreDoor>();
  const keyOf = (site: SiteId, store: string): string => `${site} ${store}`;
  const all = (fits: (door: StoreDoor) => boolean): StoreDoor[] => [...doors.values()].filter(fits);
  return {
    list: async (site) => all((one) => one.site === site).sort((a, b) => (a.store < b.store ? -1 : 1)),
    of: async (site, store) => doors.get(keyOf(site, store)),
    open: async () => all(({ door }) => door !== undefined),
    byCode: async (code) => all(({ door }) => door?.code === code)[0],
    byLink: async (hash) => all(({ link }) => link?.hash === hash)[0],
    async change(site, store, change, by, at) {
      const key = keyOf(site, store);
      const after = doorAfter(doors.get(key) ?? { site, store }, change);
      doors.set(key, after);
      append(site, doorLogBody(store, change), by, at);
      return after;
    },
    forget(site, store) {
      doors.delete(keyOf(site, store));
    },
  };
}
