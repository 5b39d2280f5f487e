import type { Locality, Store } from '@shopbell/domain';
import type { Stores, StoresChange } from '../../ports/stores.ts';
import { storesLogBody, storesRefusal } from '../stores-change.ts';
import { prepareLog } from './directory-changes.ts';
import { hoursIn, jsonOf, wordsIn } from './json-columns.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, real, text } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

/** Statements over stores. The tests ask SQLite how it finds their rows. */
export const STORES_SQL = {
  list: 'SELECT * FROM shop_store WHERE site = ? ORDER BY id',
  any: 'SELECT 1 FROM shop_store WHERE site = ? LIMIT 1',
  ids: 'SELECT id FROM shop_store WHERE site = ?',
  one: 'SELECT * FROM shop_store WHERE site = ? AND id = ?',
  localities: 'SELECT * FROM shop_locality WHERE site = ? ORDER BY n',
  revision: 'SELECT revision FROM shop_store_revision WHERE site = ?',
} as const;

const positionOf = (row: Row) => ({ lat: real(row, 'lat'), lng: real(row, 'lng') });

function toStore(row: Row): Store {
  // Written below from a checked store and by nothing else.
  const maps: Store['maps'] = JSON.parse(text(row, 'maps'));
  return {
    id: text(row, 'id'),
    name: text(row, 'name'),
    address: text(row, 'address'),
    position: positionOf(row),
    ...hoursIn(row),
    ...(row.phone === null ? {} : { phone: text(row, 'phone') }),
    services: wordsIn(row, 'services'),
    maps,
  };
}

function toLocality(row: Row): Locality {
  const words = (['name', 'city', 'postcode'] as const).filter((column) => row[column] !== null);
  return { ...Object.fromEntries(words.map((column) => [column, text(row, column)])), position: positionOf(row) };
}

/** Stores in the data folder's file, on the connection that everything shares. */
export function createSqliteStores(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Stores {
  const { db, sync } = opened;
  const log = prepareLog(db);
  const read = {
    list: db.prepare(STORES_SQL.list),
    any: db.prepare(STORES_SQL.any),
    ids: db.prepare(STORES_SQL.ids),
    one: db.prepare(STORES_SQL.one),
    localities: db.prepare(STORES_SQL.localities),
    revision: db.prepare(STORES_SQL.revision),
  };
  const write = {
    put: db.prepare(
      `INSERT INTO shop_store (site, id, name, address, lat, lng, hours, phone, services, maps)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (site, id) DO UPDATE SET name = excluded.name, address = excluded.address, lat = excluded.lat,
         lng = excluded.lng, hours = excluded.hours, phone = excluded.phone, services = excluded.services,
         maps = excluded.maps`,
    ),
    remove: db.prepare('DELETE FROM shop_store WHERE site = ? AND id = ?'),
    removeDoor: db.prepare('DELETE FROM store_door WHERE site = ? AND store = ?'),
    noLocalities: db.prepare('DELETE FROM shop_locality WHERE site = ?'),
    locality: db.prepare(
      'INSERT INTO shop_locality (site, n, name, city, postcode, lat, lng) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    next: db.prepare(
      `INSERT INTO shop_store_revision (site, revision) VALUES (?, 1)
       ON CONFLICT (site) DO UPDATE SET revision = revision + 1`,
    ),
  };

  const revisionOf = (site: string): number => {
    const row = read.revision.get(site);
    return row === undefined ? 0 : integer(row, 'revision');
  };

  function put(site: string, { id, name, address, position, hours, phone, services, maps }: Store): void {
    const { lat, lng } = position;
    const json = [jsonOf(hours), phone ?? null, JSON.stringify(services), JSON.stringify(maps)] as const;
    write.put.run(site, id, name, address, lat, lng, ...json);
  }

  function carryOut(site: string, change: StoresChange): void {
    switch (change.kind) {
      case 'added':
      case 'set':
        put(site, change.store);
        return;
      case 'removed':
        write.remove.run(site, change.id);
        write.removeDoor.run(site, change.id);
        return;
      case 'imported':
        for (const store of change.stores) put(site, store);
        return;
      case 'localities_imported':
        write.noLocalities.run(site);
        for (const [n, { name, city, postcode, position }] of change.localities.entries()) {
          write.locality.run(site, n, name ?? null, city ?? null, postcode ?? null, position.lat, position.lng);
        }
    }
  }

  return {
    async list(site) {
      return { revision: revisionOf(site), stores: read.list.all(site).map(toStore) };
    },

    async any(site) {
      return read.any.get(site) !== undefined;
    },

    async get(site, id) {
      const row = read.one.get(site, id);
      return row && toStore(row);
    },

    async localities(site) {
      return read.localities.all(site).map(toLocality);
    },

    async revision(site) {
      return revisionOf(site);
    },

    async change(site, change, by, at) {
      const refusal = await inTurn(opened, () =>
        inTransaction(opened, () => {
          const there = new Set(read.ids.all(site).map((row) => text(row, 'id')));
          const why = storesRefusal(change, there);
          if (why) return why;
          carryOut(site, change);
          write.next.run(site);
          log(site, storesLogBody(change, there), by, at);
          return undefined;
        }),
      );
      if (refusal) return { ok: false, refusal };
      await sync();
      return { ok: true };
    },
  };
}
