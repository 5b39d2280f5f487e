import { randomBytes } from 'node:crypto';
import { FILE_TYPES, PROBLEM_CODES } from '@shopbell/protocol';
import type { FileBook, FileOwner, FileRow } from '../../ports/file-book.ts';
import { dayOf, FILE_COSTS_BYTES } from '../../ports/file-day.ts';
import type { OpenStore } from './open.ts';
import { integer, type Row, text, word } from './row.ts';
import { inTransaction, inTurn } from './write.ts';

/** Where the secret of links is kept among what is true of the store as a whole. */
const KEY = 'file-key';

function owner(row: Row): FileOwner {
  const value = text(row, 'owner');
  if (value.startsWith('a:')) return `a:${value.slice(2)}`;
  if (value.startsWith('d:')) return `d:${value.slice(2)}`;
  throw new TypeError('a file of nobody');
}

function toFile(row: Row): FileRow {
  const has = (column: string) => row[column] !== null;
  return {
    site: text(row, 'site'),
    id: text(row, 'id'),
    owner: owner(row),
    name: text(row, 'name'),
    type: word(row, 'type', FILE_TYPES),
    bytes: integer(row, 'bytes'),
    state: word(row, 'state', ['uploading', 'ready', 'refused']),
    hasPreview: integer(row, 'has_preview') === 1,
    createdAt: integer(row, 'created_at'),
    ...(has('sha256') ? { sha256: text(row, 'sha256') } : {}),
    ...(has('problem') ? { problem: word(row, 'problem', PROBLEM_CODES) } : {}),
    ...(has('width') ? { width: integer(row, 'width'), height: integer(row, 'height') } : {}),
    ...(has('cid') ? { cid: text(row, 'cid') } : {}),
    ...(has('conversation') ? { place: { conversation: text(row, 'conversation'), seq: integer(row, 'seq') } } : {}),
  };
}

/** The book of files in the data folder's store, on the connection that everything shares. */
export function createSqliteFileBook(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): FileBook {
  const { db, sync } = opened;
  const findKey = db.prepare('SELECT value FROM meta WHERE name = ?');
  const putKey = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  const room = db.prepare('SELECT bytes FROM file_room WHERE site = ?');
  const keptOf = db.prepare("SELECT kept FROM file WHERE site = ? AND id = ? AND state = 'uploading'");
  const keep = db.prepare('UPDATE file SET kept = ? WHERE site = ? AND id = ?');
  const today = db.prepare('SELECT bytes FROM file_day WHERE day = ? AND site = ? AND owner = ?');
  const spend = db.prepare(
    `INSERT INTO file_day (day, site, owner, bytes) VALUES (?, ?, ?, ?)
     ON CONFLICT (day, site, owner) DO UPDATE SET bytes = bytes + excluded.bytes`,
  );
  const forgetDays = db.prepare('DELETE FROM file_day WHERE day < ?');
  const insert = db.prepare(
    `INSERT INTO file (site, id, owner, name, type, bytes, state, created_at, sha256)
     VALUES (?, ?, ?, ?, ?, ?, 'uploading', ?, ?)`,
  );
  const find = db.prepare('SELECT * FROM file WHERE site = ? AND id = ?');
  const ready = db.prepare(
    `UPDATE file SET state = 'ready', bytes = ?1, kept = ?1, width = ?2, height = ?3, has_preview = ?4
     WHERE site = ?5 AND id = ?6 AND state = 'uploading'`,
  );
  const refuse = db.prepare(
    "UPDATE file SET state = 'refused', kept = 0, problem = ? WHERE site = ? AND id = ? AND state = 'uploading'",
  );
  const claim = db.prepare(
    "UPDATE file SET cid = ?1 WHERE site = ?2 AND id = ?3 AND state = 'ready' AND (cid IS NULL OR cid = ?1)",
  );
  const release = db.prepare(
    'UPDATE file SET cid = NULL WHERE site = ? AND id = ? AND cid = ? AND conversation IS NULL',
  );
  const said = db.prepare('UPDATE file SET conversation = ?, seq = ? WHERE site = ? AND id = ?');
  const at = db.prepare('SELECT * FROM file WHERE site = ? AND conversation = ? AND seq = ?');
  const upTo = db.prepare('SELECT * FROM file WHERE site = ? AND conversation = ? AND seq <= ?');
  const remove = db.prepare('DELETE FROM file WHERE site = ? AND id = ?');
  const forgetEmpty = db.prepare(
    `DELETE FROM file WHERE (site, id) IN (SELECT site, id FROM file
       WHERE kept = 0 AND state = 'uploading' AND created_at < ? ORDER BY created_at LIMIT ?)`,
  );
  const unsaid = db.prepare(
    'SELECT * FROM file WHERE conversation IS NULL AND created_at < ? ORDER BY created_at, id LIMIT ?',
  );
  const saidSince = db.prepare(
    'SELECT * FROM file WHERE conversation IS NOT NULL AND created_at >= ? ORDER BY created_at, id LIMIT ?',
  );

  /** Nobody is told before it is on disk. */
  async function write<T>(work: () => T): Promise<T> {
    const result = await inTurn(opened, () => inTransaction(opened, work));
    await sync();
    return result;
  }
  /** What the site keeps. */
  const keptFor = (site: string): number => {
    const row = room.get(site);
    return row ? integer(row, 'bytes') : 0;
  };
  const changed = ({ changes }: { changes: number | bigint }): boolean => Number(changes) > 0;

  return {
    async key() {
      const found = findKey.get(KEY);
      if (found) return Buffer.from(text(found, 'value'), 'base64url');
      return write(() => {
        const made = randomBytes(32);
        putKey.run(KEY, made.toString('base64url'));
        return made;
      });
    },
    add: (row, { personDayBytes, siteBytes }) =>
      write(() => {
        const day = dayOf(row.createdAt);
        const cost = Math.max(row.bytes, FILE_COSTS_BYTES);
        const spent = today.get(day, row.site, row.owner);
        if (cost + (spent ? integer(spent, 'bytes') : 0) > personDayBytes) return false;
        if (row.bytes + keptFor(row.site) > siteBytes) return false;
        forgetDays.run(day - 1);
        spend.run(day, row.site, row.owner, cost);
        insert.run(row.site, row.id, row.owner, row.name, row.type, row.bytes, row.createdAt, row.sha256 ?? null);
        return true;
      }),
    reserve: (site, id, bytes, siteBytes) =>
      // A count, not a promise: what a crash takes of it is made good when the file is finished or removed.
      inTurn(opened, () =>
        inTransaction(opened, () => {
          const row = keptOf.get(site, id);
          if (!row) return false;
          const more = bytes - integer(row, 'kept');
          if (more <= 0) return true;
          if (more + keptFor(site) > siteBytes) return false;
          keep.run(bytes, site, id);
          return true;
        }),
      ),
    async find(site, id) {
      const row = find.get(site, id);
      return row && toFile(row);
    },
    settle: (site, id, verdict) =>
      write(() =>
        changed(
          verdict.state === 'ready'
            ? ready.run(
                verdict.bytes,
                verdict.width ?? null,
                verdict.height ?? null,
                verdict.hasPreview ? 1 : 0,
                site,
                id,
              )
            : refuse.run(verdict.problem, site, id),
        ),
      ),
    claim: (site, id, cid) => write(() => changed(claim.run(cid, site, id))),
    async release(site, id, cid) {
      await write(() => release.run(site, id, cid));
    },
    async said(site, id, { conversation, seq }) {
      await write(() => said.run(conversation, seq, site, id));
    },
    upTo: async (site, { conversation, seq }) => upTo.all(site, conversation, seq).map(toFile),
    async at(site, { conversation, seq }) {
      const row = at.get(site, conversation, seq);
      return row && toFile(row);
    },
    async remove(site, id) {
      await write(() => remove.run(site, id));
    },
    forgetEmpty: (before, limit) => write(() => Number(forgetEmpty.run(before, limit).changes)),
    unsaid: async (before, limit) => unsaid.all(before, limit).map(toFile),
    saidSince: async (since, limit) => saidSince.all(since, limit).map(toFile),
  };
}
