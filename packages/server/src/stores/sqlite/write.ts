import type { DatabaseSync } from 'node:sqlite';
import { StoreBusy } from '../../ports/store.ts';
import { sqliteCode } from './open-error.ts';

/** SQLITE_BUSY, SQLITE_LOCKED, SQLITE_FULL: nothing was written, and it may work later. */
const LATER = new Set([5, 6, 13]);

/**
 * Runs `work` in one transaction and commits, or rolls back and throws what it threw; `StoreBusy` when there is no room or
 * no lock. `work` is synchronous: the connection is shared, and nobody else may come in between.
 */
export function inTransaction<T>(db: DatabaseSync, work: () => T): T {
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    if (LATER.has(sqliteCode(error) & 0xff))
      throw new StoreBusy('the store has no room or is locked', { cause: error });
    throw error;
  }
}
