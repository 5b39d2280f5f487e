import { parseStore, type Store } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { LogActor } from '../ports/site-log.ts';
import type { StoresChange } from '../ports/stores.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsRefusal } from './refusal.ts';
import { readLocalityTable, readStoreTable, writeStoreTable } from './store-table.ts';
import type { TableLanguage } from './table-columns.ts';

/** Who works on a site's stores: an admin, or a program with a key of the site. */
export interface StoreKeeper {
  readonly site: SiteId;
  readonly by: LogActor;
}

/** What a table of stores does, or has done. */
export interface StoreCounts {
  added: number;
  changed: number;
  unchanged: number;
}

export interface StoresView {
  /** Another one after every change. */
  tag: string;
  stores: readonly Store[];
  /** How many places shoppers may type. */
  localities: number;
  /** The site's, for a store that names none. */
  timeZone: string;
}

type Done = { ok: true } | SettingsRefusal;

/** What is done about a site's stores. That somebody may is checked at the door. */
export interface StoreDesk {
  tag(site: SiteId): Promise<string>;
  view(site: SiteId): Promise<StoresView>;
  /** A store from outside: each fault is told by name and place. */
  add(keeper: StoreKeeper, given: unknown): Promise<{ id: string } | SettingsRefusal>;
  set(keeper: StoreKeeper, id: string, given: unknown): Promise<Done>;
  remove(keeper: StoreKeeper, id: string): Promise<Done>;
  /** Says what `bring` would do, and does nothing. */
  look(keeper: StoreKeeper, table: Uint8Array): Promise<StoreCounts | SettingsRefusal>;
  /** All of a table or nothing of it. An id names a store: brought again, it is the same one; no other one goes. */
  bring(keeper: StoreKeeper, table: Uint8Array): Promise<StoreCounts | SettingsRefusal>;
  table(site: SiteId, language: TableLanguage): Promise<string>;
  lookLocalities(table: Uint8Array): { localities: number } | SettingsRefusal;
  /** The places of this table, in the place of all before. */
  bringLocalities(keeper: StoreKeeper, table: Uint8Array): Promise<{ localities: number } | SettingsRefusal>;
}

/** Where a refusal of the port belongs among the fields. */
const PLACES = { store_unknown: 'id', store_id_taken: 'id', too_many_stores: '' } as const;

const isSame = (a: Store, b: Store | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

export function createStoreDesk({ stores, doorBook, settings, clock, log }: OfficeDeps): StoreDesk {
  async function zoneOf(site: SiteId): Promise<string> {
    const found = await settings.get(site);
    if (found === undefined) throw new Error(`site ${site} has no settings`);
    return found.timeZone;
  }

  async function change({ site, by }: StoreKeeper, given: StoresChange): Promise<Done> {
    const result = await stores.change(site, given, by, clock.now());
    if (!result.ok) return faulty([{ code: result.refusal, path: PLACES[result.refusal] }]);
    log.info({ by, site, change: given.kind }, 'stores changed');
    return result;
  }

  /** What a table would come to: the stores that are new or others, and how many are as they were. */
  async function weigh({ site }: StoreKeeper, table: Uint8Array) {
    const read = readStoreTable(table, await zoneOf(site));
    if (!read.ok) return faulty(read.faults);
    const { stores: there } = await stores.list(site);
    const known = new Map(there.map((store) => [store.id, store]));
    const bring = read.rows.filter((store) => !isSame(store, known.get(store.id)));
    const changed = bring.filter(({ id }) => known.has(id)).length;
    return { bring, counts: { added: bring.length - changed, changed, unchanged: read.rows.length - bring.length } };
  }

  const tagOf = (revision: number): string => `"${revision}"`;

  return {
    tag: async (site) => tagOf(await stores.revision(site)),

    async view(site) {
      const [{ revision, stores: all }, localities, timeZone] = await Promise.all([
        stores.list(site),
        stores.localities(site),
        zoneOf(site),
      ]);
      return { tag: tagOf(revision), stores: all, localities: localities.length, timeZone };
    },

    async add(keeper, given) {
      const read = parseStore(given);
      if (!read.ok) return faulty(read.faults);
      const result = await change(keeper, { kind: 'added', store: read.store });
      return 'problem' in result ? result : { id: read.store.id };
    },

    async set(keeper, id, given) {
      const read = parseStore({ ...Object(given), id });
      return read.ok ? change(keeper, { kind: 'set', store: read.store }) : faulty(read.faults);
    },

    async remove(keeper, id) {
      const result = await change(keeper, { kind: 'removed', id });
      if (!('problem' in result)) doorBook.note({ site: keeper.site, store: id });
      return result;
    },

    async look(keeper, table) {
      const weighed = await weigh(keeper, table);
      return 'problem' in weighed ? weighed : weighed.counts;
    },

    async bring(keeper, table) {
      const weighed = await weigh(keeper, table);
      if ('problem' in weighed) return weighed;
      if (weighed.bring.length === 0) return weighed.counts;
      const result = await change(keeper, { kind: 'imported', stores: weighed.bring });
      return 'problem' in result ? result : weighed.counts;
    },

    async table(site, language) {
      const { stores: all } = await stores.list(site);
      return writeStoreTable(all, language);
    },

    lookLocalities(table) {
      const read = readLocalityTable(table);
      return read.ok ? { localities: read.rows.length } : faulty(read.faults);
    },

    async bringLocalities(keeper, table) {
      const read = readLocalityTable(table);
      if (!read.ok) return faulty(read.faults);
      const result = await change(keeper, { kind: 'localities_imported', localities: read.rows });
      return 'problem' in result ? result : { localities: read.rows.length };
    },
  };
}
