import type { DatabaseSync } from 'node:sqlite';
import type { Caught } from '../../ports/caught.ts';
import { integer, text } from './row.ts';

/** The test asks SQLite how it finds its rows. */
export const CAUGHT_SQL = `SELECT l.id AS n, c.id AS conversation, l.desk_seq FROM site_number s
  JOIN log l INDEXED BY log_guarded ON l.site = s.no JOIN conversation c ON c.no = l.conversation
  WHERE s.site = ?1 AND l.kind IN ('guarded', 'held_back') AND l.id < ?2 ORDER BY l.id DESC LIMIT ?3`;

/** What the guard found, by an index that holds nothing else. */
export function createSqliteCaught({ db }: { db: DatabaseSync }): Caught {
  const lately = db.prepare(CAUGHT_SQL);
  return {
    lately: async (site, limit, before = Number.MAX_SAFE_INTEGER) =>
      lately.all(site, before, limit).map((row) => ({
        n: integer(row, 'n'),
        conversation: text(row, 'conversation'),
        deskSeq: integer(row, 'desk_seq'),
      })),
  };
}
