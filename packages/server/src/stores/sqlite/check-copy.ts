import { DatabaseSync } from 'node:sqlite';
import { markCopy } from './copy-mark.ts';
import { readMigrations, refuseNewer, schemaVersion } from './migrate.ts';
import { reason } from './open-error.ts';

/** A backup could not be made, or can't be restored. `message` is one sentence for the operator. */
export class CopyError extends Error {
  override readonly name = 'CopyError';
}

const first = (db: DatabaseSync, sql: string): unknown => Object.values(db.prepare(sql).get() ?? {})[0];

function inspect(db: DatabaseSync, what: string): number {
  refuseNewer(db, readMigrations(), what);
  const isStore = first(db, "SELECT count(*) FROM sqlite_schema WHERE name IN ('meta', 'session')") === 2;
  if (!isStore) throw new CopyError(`${what} is no store of Shopbell.`);
  const found = first(db, 'PRAGMA integrity_check(1)');
  if (found !== 'ok') throw new CopyError(`${what} is damaged: ${String(found).replaceAll(/\s+/g, ' ')}.`);
  return schemaVersion(db);
}

/**
 * Looks at a copied file as a whole – all pages, all indexes – and marks it as a copy, in one piece without a WAL. Throws
 * `CopyError` or `StoreOpenError` with a sentence about `what`. Returns the version of its schema.
 */
export function checkCopy(path: string, what: string): number {
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path);
    const schema = inspect(db, what);
    if (first(db, 'PRAGMA journal_mode = DELETE') !== 'delete') throw new CopyError(`${what} can't be made one file.`);
    markCopy(db);
    return schema;
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) {
      throw new CopyError(`${what} can't be used: ${reason(error)}.`, { cause: error });
    }
    throw error;
  } finally {
    db?.close();
  }
}
