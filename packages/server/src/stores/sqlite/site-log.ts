import type { DatabaseSync } from 'node:sqlite';
import type { SiteId } from '@shopbell/protocol';
import { type LogLook, type LogPage, nextPage, SUBJECT_SQL, withWas } from '../../ports/site-log-look.ts';
import { toLogEntry } from './directory-rows.ts';
import { integer } from './row.ts';

/** Statements that look back through a site's log. The tests ask SQLite how it finds their rows. */
export const LOG_SQL = {
  head: 'SELECT coalesce(max(n), 0) AS n FROM site_log WHERE site = ?',
  page: `SELECT * FROM site_log WHERE site = ?1 AND n < ?2 AND n >= ?3 AND kind IN (SELECT value FROM json_each(?4))
     AND (?5 = '' OR body ->> '$.agent' = ?5 OR actor ->> '$.id' = ?5) ORDER BY n DESC LIMIT ?6`,
  last: `SELECT * FROM site_log INDEXED BY site_log_by_subject WHERE site = ? AND kind = ? AND ${SUBJECT_SQL} = ? AND n < ? ORDER BY n DESC LIMIT 1`,
} as const;

/** Pages of a site's log, newest first. */
export function prepareLogLook(db: DatabaseSync): (site: SiteId, look: LogLook) => LogPage {
  const sql = { head: db.prepare(LOG_SQL.head), page: db.prepare(LOG_SQL.page), last: db.prepare(LOG_SQL.last) };
  return (site, { before, kinds, person = '', limit, within }) => {
    const head = integer(sql.head.get(site) ?? {}, 'n');
    const from = Math.min(before ?? head + 1, head + 1);
    const floor = Math.max(1, from - within);
    const found = sql.page.all(site, from, floor, JSON.stringify(kinds), person, limit).map(toLogEntry);
    const entries = found.map((entry) =>
      withWas(entry, (kind, subject) => {
        const row = sql.last.get(site, kind, subject, entry.n);
        return row && toLogEntry(row);
      }),
    );
    return { entries, ...nextPage(found, limit, floor) };
  };
}
