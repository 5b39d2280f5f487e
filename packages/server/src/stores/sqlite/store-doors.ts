import type { StoreDoor, StoreDoors } from '../../ports/store-doors.ts';
import { doorAfter, doorLogBody } from '../door-change.ts';
import { prepareLog } from './directory-changes.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

/** Statements over doors; the tests ask SQLite how it finds their rows. */
export const DOOR_SQL = {
  list: 'SELECT * FROM store_door WHERE site = ? ORDER BY store',
  one: 'SELECT * FROM store_door WHERE site = ? AND store = ?',
  byCode: 'SELECT * FROM store_door WHERE code = ?',
  byLink: 'SELECT * FROM store_door WHERE link_hash = ?',
} as const;

/** All of them, once at a start. */
const OPEN = 'SELECT * FROM store_door WHERE code IS NOT NULL';

/** Written by `change` below and nobody else. */
function toDoor(row: Row): StoreDoor {
  const group = row.for_group === null ? {} : { group: text(row, 'for_group') };
  return {
    site: text(row, 'site'),
    store: text(row, 'store'),
    ...(row.code === null ? {} : { door: { code: text(row, 'code'), ...group } }),
    ...(row.mail === null ? {} : { mail: text(row, 'mail') }),
    ...(row.link_hash === null ? {} : { link: { hash: text(row, 'link_hash'), since: integer(row, 'link_at') } }),
  };
}

/** Doors in the data folder's file. */
export function createSqliteStoreDoors(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): StoreDoors {
  const { db, sync } = opened;
  const log = prepareLog(db);
  const [list, one, open] = [db.prepare(DOOR_SQL.list), db.prepare(DOOR_SQL.one), db.prepare(OPEN)];
  const [byCode, byLink] = [db.prepare(DOOR_SQL.byCode), db.prepare(DOOR_SQL.byLink)];
  const put = db.prepare(
    'INSERT OR REPLACE INTO store_door (site, store, code, for_group, link_hash, link_at, mail) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const found = (row: Row | undefined): StoreDoor | undefined => row && toDoor(row);
  return {
    list: async (site) => list.all(site).map(toDoor),
    of: async (site, store) => found(one.get(site, store)),
    open: async () => open.all().map(toDoor),
    byCode: async (code) => found(byCode.get(code)),
    byLink: async (hash) => found(byLink.get(hash)),
    async change(site, store, change, by, at) {
      const after = await inTurn(opened, () =>
        inTransaction(opened, () => {
          const next = doorAfter(found(one.get(site, store)) ?? { site, store }, change);
          const { door, link, mail = null } = next;
          put.run(site, store, door?.code ?? null, door?.group ?? null, link?.hash ?? null, link?.since ?? null, mail);
          log(site, doorLogBody(store, change), by, at);
          return next;
        }),
      );
      await sync();
      return after;
    },
  };
}
