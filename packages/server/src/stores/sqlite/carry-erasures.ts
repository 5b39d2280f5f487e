import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

/** As `migrations/0033-erasures.sql` and `0035-erased-conversations.sql` have them: a copy of an older store has none. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS erasure (site TEXT NOT NULL, person TEXT NOT NULL, at INTEGER NOT NULL, done_at INTEGER,
    PRIMARY KEY (site, person, at)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS erased_request (site TEXT NOT NULL, author TEXT NOT NULL, cid TEXT NOT NULL,
    PRIMARY KEY (site, author, cid)) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS erased_conversation (site TEXT NOT NULL, id TEXT NOT NULL, seq INTEGER NOT NULL,
    owed TEXT CHECK (owed IN ('words', 'files')), PRIMARY KEY (site, id)) STRICT, WITHOUT ROWID;`;

/**
 * Up to where conversations are erased, by places in the log: a clock may have been set back in between. Before the newest `wiped` of
 * each, and what a crash has left to the next start. One pass, for want of an index to find them by.
 */
const ERASED = `WITH erased (no, seq) AS MATERIALIZED (
  SELECT conversation, max(seq) FROM log WHERE kind = 'wiped' GROUP BY conversation
  UNION ALL
  SELECT c.no, e.seq FROM erased_conversation e JOIN site_number s ON s.site = e.site
    JOIN conversation c ON c.site = s.no AND c.id = e.id WHERE e.owed = 'words')`;

const CONVERSATIONS = `${ERASED} SELECT s.site, c.id, e.seq FROM erased e JOIN conversation c ON c.no = e.no
    JOIN site_number s ON s.no = c.site
  UNION SELECT site, id, seq FROM erased_conversation`;

/** What was sent there until then. */
const REQUESTS = `${ERASED} SELECT s.site, l.author, l.cid FROM log l CROSS JOIN erased e ON e.no = l.conversation
    CROSS JOIN site_number s ON s.no = l.site
  WHERE l.cid IS NOT NULL AND l.author IS NOT NULL AND coalesce(l.seq, l.after_seq) < e.seq
  UNION SELECT site, author, cid FROM erased_request`;

/** What is erased again where the copy has it, with words that the store that was replaced had erased. */
const AGAIN = `INSERT INTO erased_conversation (site, id, seq, owed) VALUES (?, ?, ?, 'words')
  ON CONFLICT (site, id) DO UPDATE SET seq = excluded.seq, owed = excluded.owed WHERE excluded.seq > seq`;

/** Conversations of who is to be erased again. */
const THEIRS = `SELECT s.site, c.id, h.seq + 1 AS seq FROM erasure e JOIN site_number s ON s.site = e.site
    JOIN conversation c ON c.site = s.no AND c.person = e.person
    JOIN head h ON h.site = c.site AND h.conversation = c.no
  WHERE e.done_at IS NULL`;

const hasTable = (db: DatabaseSync, name: string): boolean =>
  db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;

/** The store that is replaced is damaged. */
class Unreadable extends Error {
  override readonly name = 'Unreadable';
}

/** What the store that is replaced knows. */
function createOld(db: DatabaseSync) {
  // One of before this table has its list in the log alone.
  if (!hasTable(db, 'erased_conversation')) db.exec('CREATE TEMP TABLE erased_conversation (site, id, seq, owed)');
  const known = db.prepare(
    'SELECT 1 FROM conversation c JOIN site_number s ON s.no = c.site WHERE s.site = ? AND c.id = ?',
  );
  return {
    erasures: db.prepare('SELECT site, person, at FROM erasure').all(),
    conversations: db.prepare(CONVERSATIONS).all(),
    requests: db.prepare(REQUESTS).all(),
    knows: (site: string, id: string): boolean => known.get(site, id) !== undefined,
  };
}

type Old = ReturnType<typeof createOld>;

function read<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error && 'errcode' in error)) throw error;
    throw new Unreadable(error.message, { cause: error });
  }
}

function write(copy: DatabaseSync, { erasures, conversations, requests, knows }: Old): void {
  copy.exec(`BEGIN IMMEDIATE; ${TABLES}`);
  const addErasure = copy.prepare('INSERT OR IGNORE INTO erasure (site, person, at) VALUES (?, ?, ?)');
  const addRequest = copy.prepare('INSERT OR IGNORE INTO erased_request (site, author, cid) VALUES (?, ?, ?)');
  const again = copy.prepare(AGAIN);
  for (const { site, person, at } of erasures) addErasure.run(String(site), String(person), Number(at));
  for (const { site, author, cid } of requests) addRequest.run(String(site), String(author), String(cid));
  for (const { site, id, seq } of conversations) again.run(String(site), String(id), Number(seq));
  // Where the copy is of a later life than the store. What both have the store knows better: it may have been somebody else's by then.
  const theirs = hasTable(copy, 'head') ? copy.prepare(THEIRS).all() : [];
  for (const { site, id, seq } of theirs) {
    if (!read(() => knows(String(site), String(id)))) again.run(String(site), String(id), Number(seq));
  }
  copy.exec('COMMIT');
}

/**
 * Brings the list of who was erased, and in which conversations, from the store `from`, which is to be replaced, into the checked copy
 * `part`: what the copy does not know is carried out again by its first start, and nobody offers it again what was erased (C13, decisions
 * 11). Returns how many persons are on the list, or `unreadable` where `from` is damaged: then the copy is as it was.
 */
export function carryErasures(from: string, part: string): number | 'unreadable' {
  if (!existsSync(from)) return 0;
  let db: DatabaseSync | undefined;
  let copy: DatabaseSync | undefined;
  try {
    const old = read(() => {
      db = new DatabaseSync(from, { readOnly: true });
      return hasTable(db, 'erasure') ? createOld(db) : undefined;
    });
    if (!old || old.erasures.length === 0) return 0;
    copy = new DatabaseSync(part);
    write(copy, old);
    return old.erasures.length;
  } catch (error) {
    if (error instanceof Unreadable) return 'unreadable';
    throw error;
  } finally {
    db?.close();
    copy?.close();
  }
}
