import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** As `migrations/0033-erasures.sql` has them: a copy of an older store has none. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS erasure (site TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, done_at INTEGER,
    PRIMARY KEY (site, person, at)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS erased_request (site TEXT NOT NULL, author TEXT NOT NULL, cid TEXT NOT NULL,
    PRIMARY KEY (site, author, cid)) STRICT, WITHOUT ROWID;`;

/** What was sent in the conversations of an erased person until then: one pass over the log, which has no index to find it by. */
const REQUESTS = `WITH gone AS MATERIALIZED (SELECT c.no, s.site, e.at FROM erasure e
    JOIN site_number s ON s.site = e.site JOIN conversation c ON c.site = s.no AND c.person = e.person)
  SELECT g.site, l.author, l.cid FROM log l CROSS JOIN gone g ON g.no = l.conversation
  WHERE l.cid IS NOT NULL AND l.author IS NOT NULL AND l.at <= g.at`;

/**
 * Brings the list of who was erased from the store `from`, which is to be replaced, into the checked copy `part`: what the copy does not
 * know is carried out again by its first start, and nobody offers it again what was erased (C13, decisions 11). Returns how many persons
 * are on the list, or `unreadable` where `from` is damaged: then the copy is as it was.
 */
export function carryErasures(from: string, part: string): number | 'unreadable' {
  if (!existsSync(from)) return 0;
  let old: DatabaseSync | undefined;
  let copy: DatabaseSync | undefined;
  try {
    old = new DatabaseSync(from, { readOnly: true });
    if (!old.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'erasure'").get()) return 0;
    const erased = old.prepare('SELECT site, person, at FROM erasure').all();
    if (erased.length === 0) return 0;
    const requests = old.prepare(`${REQUESTS} UNION SELECT site, author, cid FROM erased_request`).all();
    copy = new DatabaseSync(part);
    copy.exec(`BEGIN IMMEDIATE; ${TABLES}`);
    const addErasure = copy.prepare('INSERT OR IGNORE INTO erasure (site, person, at) VALUES (?, ?, ?)');
    const addRequest = copy.prepare('INSERT OR IGNORE INTO erased_request (site, author, cid) VALUES (?, ?, ?)');
    for (const { site, person, at } of erased) addErasure.run(String(site), String(person), Number(at));
    for (const { site, author, cid } of requests) addRequest.run(String(site), String(author), String(cid));
    copy.exec('COMMIT');
    return erased.length;
  } catch (error) {
    if (copy || !(error instanceof Error && 'errcode' in error)) throw error;
    return 'unreadable';
  } finally {
    old?.close();
    copy?.close();
  }
}
