import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { readMigrations } from './migrate.ts';

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

/**
 * What is erased again where the copy has it, with words that the store that was replaced had erased. A number says something within one
 * life of the data only: what is in that store of a person (?4) whom it has erased without the copy having heard of it goes whatever its
 * number; what is theirs in the copy alone (?5) may have been another's by then, and goes unless it was left as it was.
 */
const AGAIN = `INSERT INTO erased_conversation (site, id, seq, owed) VALUES (?1, ?2, ?3, 'words')
  ON CONFLICT (site, id) DO UPDATE SET seq = max(excluded.seq, seq), owed = excluded.owed
    WHERE excluded.seq > seq OR ?4 OR (?5 AND excluded.seq <> seq)`;

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

/** The list as the migration makes it of a store of before there was one: what is cut, and what the log says was carried out. */
function fillList(db: DatabaseSync): void {
  const { sql = '' } = readMigrations().find(({ name }) => name.endsWith('-erased-conversations.sql')) ?? {};
  db.exec(sql.slice(sql.indexOf('INSERT INTO')));
}

/** Whose a conversation is there; undefined where there is none. */
function preparePersonOf(db: DatabaseSync): (site: string, id: string) => string | undefined {
  const sql = db.prepare(
    'SELECT c.person FROM conversation c JOIN site_number s ON s.no = c.site WHERE s.site = ? AND c.id = ?',
  );
  return (site, id) => {
    const row = sql.get(site, id);
    return row && String(row.person);
  };
}

/** What the store that is replaced knows. */
function createOld(db: DatabaseSync) {
  if (!hasTable(db, 'erased_conversation')) {
    db.exec('CREATE TEMP TABLE erased_conversation (site, id, seq, owed, PRIMARY KEY (site, id))');
    fillList(db);
  }
  return {
    erasures: db.prepare('SELECT site, person, at FROM erasure').all(),
    conversations: db.prepare(CONVERSATIONS).all(),
    requests: db.prepare(REQUESTS).all(),
    personOf: preparePersonOf(db),
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

function write(copy: DatabaseSync, { erasures, conversations, requests, personOf }: Old): void {
  const lacksList = hasTable(copy, 'erasure') && !hasTable(copy, 'erased_conversation');
  copy.exec(`BEGIN IMMEDIATE; ${TABLES}`);
  if (lacksList) fillList(copy);
  const addErasure = copy.prepare('INSERT OR IGNORE INTO erasure (site, person, at) VALUES (?, ?, ?)');
  const addRequest = copy.prepare('INSERT OR IGNORE INTO erased_request (site, author, cid) VALUES (?, ?, ?)');
  const again = copy.prepare(AGAIN);
  const added = new Set<string>();
  for (const { site, person, at } of erasures) {
    if (addErasure.run(String(site), String(person), Number(at)).changes > 0) added.add(`${site} ${person}`);
  }
  for (const { site, author, cid } of requests) addRequest.run(String(site), String(author), String(cid));
  // A copy of before there were conversations has none of anybody's.
  const isWhole = hasTable(copy, 'head');
  const personInCopy = isWhole ? preparePersonOf(copy) : () => undefined;
  for (const row of conversations) {
    const [site, id] = [String(row.site), String(row.id)];
    const isTheirs = (person: string | undefined): number => (added.has(`${site} ${person}`) ? 1 : 0);
    again.run(site, id, Number(row.seq), isTheirs(read(() => personOf(site, id))), isTheirs(personInCopy(site, id)));
  }
  // Where the copy is of a later life than the store. What both have the store knows better: it may have been somebody else's by then.
  for (const row of isWhole ? copy.prepare(THEIRS).all() : []) {
    const [site, id] = [String(row.site), String(row.id)];
    if (read(() => personOf(site, id)) === undefined) again.run(site, id, Number(row.seq), 0, 0);
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
