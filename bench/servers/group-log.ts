import { fdatasync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a sender gives. */
export interface Said {
  cid: string;
  conversation: string;
  text: string;
}

/** What became of it. */
export interface Stored extends Said {
  seq: number;
  at: number;
  by: string;
}

interface Job {
  said: Said;
  by: string;
  done(stored: Stored): void;
}

const SPACING_MS = 1;
const LARGE_GROUP = 32;
/** Pages in the WAL above which they are moved into the file, looked at between two groups. */
const PAGES = 1000;
const LOOK_EVERY = 16;

/**
 * What a good programmer would put under Socket.IO: one append-only rowid table with UNIQUE (conversation, seq) and UNIQUE
 * (cid, author), one transaction a group on the main thread, then fdatasync of the WAL in the thread pool, then the answers.
 * Messages that come meanwhile form the next group; small groups keep 1 ms between them: the group commit is Shopbell's. No
 * more than that: no dedup answer, no derived rows; and none of what makes Shopbell's rows cheaper, as numbers for keys, a
 * chain in place of the second index, several rows a statement.
 */
export function openGroupLog(folder: string): (said: Said, by: string, done: (stored: Stored) => void) => void {
  const path = join(folder, 'peer.db');
  const db = new DatabaseSync(path);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA wal_autocheckpoint = 0');
  db.exec(`CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, conversation TEXT NOT NULL, seq INTEGER NOT NULL,
    at INTEGER NOT NULL, author TEXT NOT NULL, cid TEXT NOT NULL, body TEXT NOT NULL,
    UNIQUE (conversation, seq), UNIQUE (cid, author)) STRICT`);
  db.exec('BEGIN IMMEDIATE; COMMIT');
  const insert = db.prepare('INSERT INTO log (conversation, seq, at, author, cid, body) VALUES (?, ?, ?, ?, ?, ?)');
  const head = db.prepare('SELECT coalesce(max(seq), 0) AS head FROM log WHERE conversation = ?');
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  const move = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  const wal = openSync(`${path}-wal`, 'r+');
  const heads = new Map<string, number>();
  let queue: Job[] = [];
  let busy = false;
  let startedAt = 0;
  let groups = 0;

  const headOf = (conversation: string): number => heads.get(conversation) ?? Number(head.get(conversation)?.head ?? 0);

  const check = (): void => {
    const state = look.get();
    if (state && Number(state.log) - Number(state.checkpointed) >= PAGES) move.get();
  };

  function run(): void {
    const jobs = queue;
    queue = [];
    startedAt = performance.now();
    const at = Date.now();
    const stored: Stored[] = [];
    begin.run();
    for (const { said, by } of jobs) {
      const seq = headOf(said.conversation) + 1;
      insert.run(said.conversation, seq, at, by, said.cid, said.text);
      heads.set(said.conversation, seq);
      stored.push({ ...said, seq, at, by });
    }
    commit.run();
    fdatasync(wal, (error) => {
      if (error) throw error;
      for (const [i, job] of jobs.entries()) {
        const each = stored[i];
        if (each) job.done(each);
      }
      groups += 1;
      if (groups % LOOK_EVERY === 0) setImmediate(check);
      if (queue.length > 0) schedule();
      else busy = false;
    });
  }

  function schedule(): void {
    if (queue.length >= LARGE_GROUP || performance.now() - startedAt >= SPACING_MS) setImmediate(run);
    else setTimeout(run, SPACING_MS);
  }

  return (said, by, done) => {
    queue.push({ said, by, done });
    if (busy) return;
    busy = true;
    schedule();
  };
}
