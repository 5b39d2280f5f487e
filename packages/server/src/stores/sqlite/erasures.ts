import type { Erasures } from '../../ports/erasures.ts';
import { personKey } from './conversation-row.ts';
import type { OpenStore } from './open.ts';
import { integer, text } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

const nameOf = (site: string, cid: string): string => `${site} ${cid}`;

/** Requests that are not to come again. What this store has of them it has without their words, and acks like anything it has (C2). */
const GONE = `SELECT site, cid FROM erased_request e WHERE NOT EXISTS (
  SELECT 1 FROM site_number s JOIN log l ON l.site = s.no WHERE s.site = e.site AND l.cid = e.cid AND l.author = e.author)`;

/** Whose words were erased, in the data folder's file. */
export function createSqliteErasures(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Erasures {
  const { db, sync } = opened;
  const sql = {
    note: db.prepare('INSERT OR IGNORE INTO erasure (site, person, at) VALUES (?, ?, ?)'),
    open: db.prepare('SELECT site, person, at FROM erasure WHERE done_at IS NULL ORDER BY at'),
    done: db.prepare('UPDATE erasure SET done_at = ? WHERE site = ? AND person = ? AND at = ?'),
  };
  // Only a restore writes there, and no server runs meanwhile.
  const gone = new Set(
    db
      .prepare(GONE)
      .all()
      .map((row) => nameOf(text(row, 'site'), text(row, 'cid'))),
  );

  async function write(work: () => unknown): Promise<void> {
    await inTurn(opened, () => inTransaction(opened, work));
    await sync();
  }

  return {
    note: ({ site, person, at }) => write(() => sql.note.run(site, person, at)),
    open: async () =>
      sql.open
        .all()
        .map((row) => ({ site: text(row, 'site'), person: personKey(text(row, 'person')), at: integer(row, 'at') })),
    async done({ site, person, at }, doneAt) {
      await write(() => sql.done.run(doneAt, site, person, at));
      // Pages that still hold the words are in the WAL until it begins anew.
      await inTurn(opened, () => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'));
    },
    // Asked for every request, and nearly always there are none.
    holds: (site, cid) => gone.size > 0 && gone.has(nameOf(site, cid)),
  };
}
