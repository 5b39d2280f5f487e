import { type Locality, parseStore, type Store } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import { createPace } from '../app/pace.ts';
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
  add(keeper: StoreKeeper, given: unknown): Promise<{ store: Store } | SettingsRefusal>;
  set(keeper: StoreKeeper, id: string, given: unknown): Promise<{ store: Store } | SettingsRefusal>;
  remove(keeper: StoreKeeper, id: string): Promise<Done>;
  /** Says what `bring` would do, and does nothing. */
  look(keeper: StoreKeeper, table: Uint8Array): Promise<StoreCounts | SettingsRefusal>;
  /** All of a table or nothing of it. An id names a store: brought again, it is the same one; no other one goes. */
  bring(keeper: StoreKeeper, table: Uint8Array): Promise<StoreCounts | SettingsRefusal>;
  table(site: SiteId, language: TableLanguage): Promise<string>;
  lookLocalities(keeper: StoreKeeper, table: Uint8Array): Promise<{ localities: number } | SettingsRefusal>;
  /** The places of this table, in the place of all before. */
  bringLocalities(keeper: StoreKeeper, table: Uint8Array): Promise<{ localities: number } | SettingsRefusal>;
}

/** Tables that a site may bring, or have looked at, at once: a page does both. One more comes back every five seconds. */
export const TABLES_OF_SITE = { atOnce: 12, everyMs: 5000 };

/** Where a refusal of the port belongs among the fields. That there is no such store is no field's fault. */
const PLACES = { store_id_taken: 'id', too_many_stores: '' } as const;

const isSame = (a: Store, b: Store | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);

export function createStoreDesk({ stores, doorBook, settings, clock, log }: OfficeDeps): StoreDesk {
  async function zoneOf(site: SiteId): Promise<string> {
    const found = await settings.get(site);
    if (found === undefined) throw new Error(`site ${site} has no settings`);
    return found.timeZone;
  }

  async function change({ site, by }: StoreKeeper, given: StoresChange): Promise<Done> {
    const result = await stores.change(site, given, by, clock.now());
    if (!result.ok) {
      const { refusal } = result;
      return refusal === 'store_unknown' ? { problem: refusal } : faulty([{ code: refusal, path: PLACES[refusal] }]);
    }
    log.info({ by, site, change: given.kind }, 'stores changed');
    return result;
  }

  /** One store, as it is kept from now on. */
  async function write(keeper: StoreKeeper, kind: 'added' | 'set', given: unknown) {
    const read = parseStore(given);
    if (!read.ok) return faulty(read.faults);
    const { store } = read;
    const result = await change(keeper, { kind, store });
    return 'problem' in result ? result : { store };
  }

  /** A table takes a second of this process, be it in pieces: no site has more of that than its share. */
  const tables = createPace(clock, TABLES_OF_SITE);
  function tooMany({ site }: StoreKeeper): SettingsRefusal | undefined {
    const retryAfterMs = tables.wait(site);
    if (retryAfterMs > 0) return { problem: 'rate_limited', retryAfterMs };
    tables.spend(site);
    return undefined;
  }

  /** What a table would come to: the stores that are new or others, and how many are as they were. */
  async function weigh(keeper: StoreKeeper, table: Uint8Array) {
    const refused = tooMany(keeper);
    if (refused) return refused;
    const { site } = keeper;
    const read = await readStoreTable(table, await zoneOf(site));
    if (!read.ok) return faulty(read.faults);
    const { stores: there } = await stores.list(site);
    const known = new Map(there.map((store) => [store.id, store]));
    const bring = read.rows.filter((store) => !isSame(store, known.get(store.id)));
    const changed = bring.filter(({ id }) => known.has(id)).length;
    return { bring, counts: { added: bring.length - changed, changed, unchanged: read.rows.length - bring.length } };
  }

  async function localitiesIn(keeper: StoreKeeper, table: Uint8Array): Promise<readonly Locality[] | SettingsRefusal> {
    const refused = tooMany(keeper);
    if (refused) return refused;
    const read = await readLocalityTable(table);
    return read.ok ? read.rows : faulty(read.faults);
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

    add: (keeper, given) => write(keeper, 'added', given),

    set: (keeper, id, given) => write(keeper, 'set', { ...Object(given), id }),

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

    async lookLocalities(keeper, table) {
      const read = await localitiesIn(keeper, table);
      return 'problem' in read ? read : { localities: read.length };
    },

    async bringLocalities(keeper, table) {
      const localities = await localitiesIn(keeper, table);
      if ('problem' in localities) return localities;
      const result = await change(keeper, { kind: 'localities_imported', localities });
      return 'problem' in result ? result : { localities: localities.length };
    },
  };
}
