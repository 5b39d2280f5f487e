import { type Erasures, erasedEntry } from '../../ports/erasures.ts';
import { readByLetter } from './by-letter.ts';
import { personKey } from './conversation-row.ts';
import { prepareLog } from './directory-changes.ts';
import type { OpenStore } from './open.ts';
import { integer, text, word } from './row.ts';
import { SQL } from './statements.ts';
import { createThinner } from './wipe-log.ts';
import { inTransaction, inTurn } from './write.ts';

const LEFT = ['words', 'files'] as const;

const nameOf = (site: string, cid: string): string => `${site} ${cid}`;

/** Requests that are not to come again. What this store has of them it has without their words, and acks like anything it has (C2). */
const GONE = `SELECT site, cid FROM erased_request e WHERE NOT EXISTS (
  SELECT 1 FROM site_number s JOIN log l ON l.site = s.no WHERE s.site = e.site AND l.cid = e.cid AND l.author = e.author)`;

/** All of a person's; an erasing that was carried out before is to be once more. */
const THEIRS = `INSERT INTO erased_conversation (site, id, seq, owed)
  SELECT s.site, c.id, h.seq + 1, 'words' FROM site_number s JOIN conversation c ON c.site = s.no
    JOIN head h ON h.site = c.site AND h.conversation = c.no
  WHERE s.site = ? AND c.person = ?
  ON CONFLICT (site, id) DO UPDATE SET seq = excluded.seq, owed = excluded.owed`;

/** Whose words were erased, in the data folder's file. */
export function createSqliteErasures(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal' | 'emptied'>): Erasures {
  const { db, sync } = opened;
  const log = prepareLog(db);
  const sql = {
    note: db.prepare(
      `INSERT INTO erasure (site, person, at) VALUES (?, ?, ?) ON CONFLICT (site, person, at) DO UPDATE SET done_at = NULL`,
    ),
    theirs: db.prepare(THEIRS),
    number: db.prepare(SQL.siteNumber),
    byLetter: db.prepare(SQL.byLetter),
    any: db.prepare('SELECT 1 FROM erasure LIMIT 1'),
    open: db.prepare('SELECT site, person, at FROM erasure WHERE done_at IS NULL ORDER BY at'),
    owed: db.prepare(
      `SELECT site, id, seq, owed FROM erased_conversation INDEXED BY erased_conversation_owed
       WHERE owed IS NOT NULL AND owed = ? AND (site, id) > (?, ?) ORDER BY site, id LIMIT ?`,
    ),
    isOwed: db.prepare('SELECT 1 FROM erased_conversation WHERE site = ? AND id = ? AND seq <= ? AND owed = ?'),
    settle: db.prepare(
      'UPDATE erased_conversation SET owed = ?5 WHERE site = ?1 AND id = ?2 AND seq <= ?3 AND owed = ?4',
    ),
    done: db.prepare('UPDATE erasure SET done_at = ? WHERE site = ? AND person = ? AND at = ?'),
  };
  // Only a restore writes there, and no server runs meanwhile.
  const gone = new Set(
    db
      .prepare(GONE)
      .all()
      .map((row) => nameOf(text(row, 'site'), text(row, 'cid'))),
  );

  async function write<T>(work: () => T): Promise<T> {
    const result = await inTurn(opened, () => inTransaction(opened, work));
    await sync();
    return result;
  }

  return {
    note: (erasure, by) =>
      write(() => {
        const { site, person, at } = erasure;
        const number = sql.number.get(site);
        const persons = [person, ...readByLetter(sql, number && integer(number, 'no'), person)];
        let conversations = 0;
        for (const each of persons) {
          log(site, erasedEntry({ ...erasure, person: each }), by, at);
          sql.note.run(site, each, at);
          conversations += Number(sql.theirs.run(site, each).changes);
        }
        return { persons, conversations };
      }),
    open: async () =>
      sql.open
        .all()
        .map((row) => ({ site: text(row, 'site'), person: personKey(text(row, 'person')), at: integer(row, 'at') })),
    owed: async (left, limit, after) =>
      sql.owed.all(left, after?.site ?? '', after?.conversation ?? '', limit).map((row) => ({
        site: text(row, 'site'),
        conversation: text(row, 'id'),
        seq: integer(row, 'seq'),
        left: word(row, 'owed', LEFT),
      })),
    thin: createThinner(opened),
    async settle({ site, conversation, seq, left }) {
      // Nearly always the commit of the `wiped` was before.
      if (!sql.isOwed.get(site, conversation, seq, left)) return;
      await write(() => void sql.settle.run(site, conversation, seq, left, left === 'words' ? 'files' : null));
    },
    done: ({ site, person, at }, doneAt) => write(() => void sql.done.run(doneAt, site, person, at)),
    // A server that never erased anybody has no thread for it.
    emptied: async () => sql.any.get() === undefined || opened.emptied(),
    // Asked for every request, and nearly always there are none.
    holds: (site, cid) => gone.size > 0 && gone.has(nameOf(site, cid)),
  };
}
