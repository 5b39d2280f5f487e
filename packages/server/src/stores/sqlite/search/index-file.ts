import { closeSync, openSync, rmSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { integer } from '../row.ts';

/** Raised when what the index holds, or how, changes: an older one is made anew. */
const VERSION = '3';

/** Log rows that share a note of their times. */
export const SPAN_ROWS = 4096;

/**
 * - `doc`: what can be found, by the row of the log it stands in. `words` is the row whose words it has: its own, or its newest edit's.
 *   The text is kept to take its terms out again when the store has it no longer.
 * - `ft`: its terms; `part`: the parts of `BLOCK_ROWS` rows of the log, by the number of the block. They keep no text; what is taken out
 *   leaves no trace in them (`secure-delete`). Few, large merges (`automerge`): putting in costs a third less, and a question looks in some
 *   ten places more.
 * - `span`: the earliest and latest time in `SPAN_ROWS` rows of the log, because clocks may be set back.
 * - `person`: who can be found, by the number of their newest conversation, with what is looked for: one name, remark or tag's id a line.
 *   `person_ft` has the terms of names and remarks; `prefix`: a site's key and the first one or two characters, so that a beginning is
 *   one list. `person_name` has whole names, `person_tag` who has a tag.
 */
export const SCHEMA = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE doc (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL,
  conversation INTEGER NOT NULL,
  kind TEXT NOT NULL,
  at INTEGER NOT NULL,
  words INTEGER NOT NULL,
  text TEXT NOT NULL
) STRICT;
CREATE TABLE span (block INTEGER PRIMARY KEY, least INTEGER NOT NULL, greatest INTEGER NOT NULL) STRICT;
CREATE VIRTUAL TABLE ft USING fts5(text, content = '', columnsize = 0, tokenize = 'ascii');
INSERT INTO ft (ft, rank) VALUES ('secure-delete', 1), ('automerge', 16);
CREATE VIRTUAL TABLE part USING fts5(parts, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
INSERT INTO part (part, rank) VALUES ('secure-delete', 1), ('automerge', 16);
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  site INTEGER NOT NULL,
  person TEXT NOT NULL,
  names TEXT NOT NULL,
  remarks TEXT NOT NULL,
  tags TEXT NOT NULL,
  UNIQUE (site, person)
) STRICT;
CREATE TABLE person_name (site INTEGER, name TEXT, id INTEGER, PRIMARY KEY (site, name, id)) STRICT, WITHOUT ROWID;
CREATE TABLE person_tag (site INTEGER, tag TEXT, id INTEGER, PRIMARY KEY (site, tag, id)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE person_ft USING fts5(names, remarks, content = '', columnsize = 0, prefix = '2 3', tokenize = 'ascii');
INSERT INTO person_ft (person_ft, rank) VALUES ('secure-delete', 1);
`;

/** How far the index has come: the last row of the log in it, the last removal, and the last note about a shopper. */
export interface Progress {
  log: number;
  gone: number;
  people: number;
}

const remove = (path: string): void => {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
};

function connect(path: string): DatabaseSync {
  // For this user alone, like the store; what SQLite puts beside it is as this is.
  closeSync(openSync(path, 'a', 0o600));
  const db = new DatabaseSync(path);
  for (const set of [
    'journal_mode = WAL',
    // A power cut may cost the newest of it, as a whole: the cursor goes back with it, and it is made again.
    'synchronous = NORMAL',
    // What is erased is overwritten here too (decisions 11).
    'secure_delete = ON',
    'busy_timeout = 2000',
    // In KiB, as a negative number.
    'cache_size = -16384',
    'temp_store = MEMORY',
    'trusted_schema = OFF',
  ]) {
    db.exec(`PRAGMA ${set}`);
  }
  return db;
}

const meta = (db: DatabaseSync, name: string): unknown =>
  db.prepare('SELECT value FROM meta WHERE name = ?').get(name)?.value;

/** True for an index of this version, of this life of the store. Throws on a file that is none. */
function fits(db: DatabaseSync, epoch: string): boolean {
  const made = db.prepare("SELECT count(*) AS n FROM sqlite_schema WHERE name = 'meta'").get() ?? {};
  return integer(made, 'n') === 1 && meta(db, 'version') === VERSION && meta(db, 'epoch') === epoch;
}

function make(path: string, epoch: string): DatabaseSync {
  remove(path);
  const db = connect(path);
  db.exec('BEGIN IMMEDIATE');
  db.exec(SCHEMA);
  const put = db.prepare('INSERT INTO meta (name, value) VALUES (?, ?)');
  for (const [name, value] of Object.entries({ version: VERSION, epoch, log: '0', gone: '0', people: '0' }))
    put.run(name, value);
  db.exec('COMMIT');
  return db;
}

/** Opens the index beside the store; one that is missing, older, of another life of the store or unreadable is begun anew. */
export function openIndex(path: string, epoch: string): { db: DatabaseSync; anew: boolean } {
  let db: DatabaseSync | undefined;
  try {
    db = connect(path);
    if (fits(db, epoch)) return { db, anew: false };
  } catch {
    // Not an index, or a damaged one: what is in it is all in the store.
  }
  db?.close();
  return { db: make(path, epoch), anew: true };
}

export const readProgress = (db: DatabaseSync): Progress => ({
  log: Number(meta(db, 'log')),
  gone: Number(meta(db, 'gone')),
  people: Number(meta(db, 'people')),
});
