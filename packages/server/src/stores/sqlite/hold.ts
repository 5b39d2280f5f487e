import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StoreOpenError, sqliteCode } from './open-error.ts';

const SQLITE_BUSY = 5;

// Kept here, because a connection that nobody refers to is closed by the garbage collector, and its lock with it.
const held = new Set<DatabaseSync>();

/**
 * Takes the data folder for this process until the returned function is called or the process ends, however it ends: the
 * hold is a lock of the operating system, so none is left behind. It is SQLite's own exclusive lock, on a file beside the
 * store, because Node has no file locks and an exclusive store would shut out this process's own later connections
 * (checkpoints, backup). Throws `StoreOpenError` when somebody has it, in this process too.
 */
export function holdFolder(dataDir: string): () => void {
  const path = join(dataDir, 'shopbell.lock');
  // Made here, for the mode, and only when it is missing: closing any descriptor of a file drops all locks that this
  // process has on it, those of an earlier hold too.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock.close();
    if (sqliteCode(error) !== SQLITE_BUSY) throw error;
    const line = `The data folder ${dataDir} is in use by another process: stop it first.`;
    throw new StoreOpenError(line, { cause: error });
  }
  held.add(lock);
  return () => {
    held.delete(lock);
    lock.close();
  };
}
