import type { DatabaseSync } from 'node:sqlite';
import { StoreOpenError } from './open-error.ts';

/** The first SQLite without the WAL-reset bug, which could lose a commit that a checkpoint had overtaken. */
export const OLDEST_SQLITE = '3.51.3';

/** How every connection to the store is set, and what each setting reads back as. */
const SETTINGS: Readonly<Record<string, { set: string; reads: string | number }>> = {
  journal_mode: { set: 'WAL', reads: 'wal' },
  // A commit writes the WAL and syncs nothing: the sync is ours, off the loop (see `wal-sync.ts`).
  synchronous: { set: 'NORMAL', reads: 1 },
  foreign_keys: { set: 'ON', reads: 1 },
  // What is erased is overwritten (decisions 11).
  secure_delete: { set: 'ON', reads: 1 },
  // In ms. Nobody else writes; this bridges a checkpoint of another connection.
  busy_timeout: { set: '2000', reads: 2000 },
  // Checkpoints are ours as well: SQLite's own would hide a failed sync (see `checkpoint.ts`).
  wal_autocheckpoint: { set: '0', reads: 0 },
  // In KiB, as a negative number.
  cache_size: { set: '-8192', reads: -8192 },
  temp_store: { set: 'MEMORY', reads: 2 },
  trusted_schema: { set: 'OFF', reads: 0 },
};

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}

/** True for a version like `3.51.2` that is older than `OLDEST_SQLITE`. */
export function tooOld(version: string): boolean {
  const [have, need] = [numbers(version), numbers(OLDEST_SQLITE)];
  for (const [i, part] of need.entries()) {
    const mine = have[i] ?? 0;
    if (mine !== part) return !(mine > part);
  }
  return false;
}

const read = (db: DatabaseSync, sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0];

/** Throws `StoreOpenError` when the SQLite of this process is too old to be trusted with a WAL. */
export function refuseOldSqlite(db: DatabaseSync): void {
  const version = String(read(db, 'SELECT sqlite_version()'));
  if (!tooOld(version)) return;
  throw new StoreOpenError(`SQLite ${version} can lose data; ${OLDEST_SQLITE} or newer is needed: use a newer Node.`);
}

/** Applies the settings. */
export function applySettings(db: DatabaseSync): void {
  for (const [name, { set }] of Object.entries(SETTINGS)) db.exec(`PRAGMA ${name} = ${set}`);
}

/** Reads the settings back; throws `StoreOpenError` when one is not in force (a file system without WAL, for one). */
export function checkSettings(db: DatabaseSync): void {
  for (const [name, { set, reads }] of Object.entries(SETTINGS)) {
    const value = read(db, `PRAGMA ${name}`);
    if (value === reads) continue;
    throw new StoreOpenError(`The store can't run safely here: ${name} is ${String(value)} instead of ${set}.`);
  }
}
