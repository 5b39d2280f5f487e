import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';

/** `application_id`: where it stands in the file, the mark of a store in use, and the mark of a copy of one. */
const AT = 68;
const IN_USE = 0x53_68_6f_70;
const COPY = 0x53_68_6f_42;

/** Marks the open file as a copy: whoever opens it as a store begins another life with it (C4). */
export function markCopy(db: DatabaseSync): void {
  db.exec(`PRAGMA application_id = ${COPY}`);
}

/** True for a copy that was not opened as a store yet. Call it before SQLite has the file open in this process. */
export function isCopy(path: string): boolean {
  const fd = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(4);
    return readSync(fd, bytes, 0, 4, AT) === 4 && bytes.readUInt32BE() === COPY;
  } finally {
    closeSync(fd);
  }
}

/**
 * The same, as SQLite reads it. What `beginAnew` had begun when its process ended is taken back by SQLite's first read: until
 * then the file may bear the mark of a store in use, and after it that of a copy again.
 */
export const isStillCopy = (db: DatabaseSync): boolean =>
  Object.values(db.prepare('PRAGMA application_id').get() ?? {})[0] === COPY;

/** When, as a part of a file name. */
export const stamp = (): string => new Date().toISOString().replaceAll(/[^0-9TZ]/g, '');

/**
 * Takes away what a WAL beside a copy is: the end of the store that stood here before. SQLite would play it into the copy.
 * A copy has none of its own: it is no copy any more when it gets one.
 */
export function setWalAside(path: string): void {
  const wal = `${path}-wal`;
  if (existsSync(wal) && statSync(wal).size > 0) renameSync(wal, `${wal}.before-${stamp()}`);
  rmSync(wal, { force: true });
  rmSync(`${path}-shm`, { force: true });
}

/** Links that let somebody in; a copy of an older schema has none. */
const LINKS = ['invitation', 'reset_link'] as const;

/**
 * Begins another life with a copy: another epoch, and no session and no link of its time is good any more, since one that was
 * ended or used after the copy was made would be back. One transaction with a rollback journal, synced: a copy never has a
 * WAL.
 */
export function beginAnew(db: DatabaseSync): void {
  db.exec('PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE');
  db.prepare("UPDATE meta SET value = ? WHERE name = 'epoch'").run(newEpoch());
  db.exec(
    "INSERT OR REPLACE INTO meta (name, value) VALUES ('restored_at', CAST(unixepoch('subsec') * 1000 AS INTEGER))",
  );
  const there = db.prepare('SELECT name FROM sqlite_schema WHERE name = ?');
  for (const table of LINKS) if (there.get(table)) db.exec(`DELETE FROM ${table}`);
  db.exec(`UPDATE session SET revoked_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) WHERE revoked_at IS NULL;
    PRAGMA application_id = ${IN_USE}; COMMIT`);
}

/** When a copy began anew as this store, epoch ms; undefined for one that is no copy. */
export function readRestoredAt(db: DatabaseSync): number | undefined {
  const row = db.prepare("SELECT value FROM meta WHERE name = 'restored_at'").get();
  return row && Number(row.value);
}

/** A name for one life of the data. */
export const newEpoch = (): string => randomBytes(12).toString('base64url');

/** The store's own name for its life so far, made with the first opening, and its mark. Writes every time. */
export function readEpoch(db: DatabaseSync): string {
  db.exec(`BEGIN IMMEDIATE; PRAGMA application_id = ${IN_USE}`);
  db.prepare("INSERT INTO meta (name, value) VALUES ('epoch', ?) ON CONFLICT (name) DO NOTHING").run(newEpoch());
  // A write that leaves a page as it was would write nothing.
  db.exec(
    "INSERT INTO meta (name, value) VALUES ('openings', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1; COMMIT",
  );
  return String(db.prepare("SELECT value FROM meta WHERE name = 'epoch'").get()?.value);
}
