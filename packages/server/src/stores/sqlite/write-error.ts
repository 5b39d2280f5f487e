import { StoreBusy } from '../../ports/store.ts';
import { sqliteCode } from './open-error.ts';

/** Primary codes after which nothing was written and a retry may help: busy, locked, no memory, I/O error, full, no file. */
const LATER = new Set([5, 6, 7, 10, 13, 14]);
/** Extended codes of a failed sync: of a file, of its folder. */
const SYNC_FAILED = new Set([1034, 1290]);
/** Primary codes of a store that is damaged, or is none. */
const DAMAGED = new Set([11, 26]);
/** A write to the WAL that failed is no commit: the frame that would make it one was not written, or not whole. */
const NOT_COMMITTED = new Set([5, 13, 778]);

/** A constraint of the schema refused a row. */
export const isConstraint = (error: unknown): boolean => (sqliteCode(error) & 0xff) === 19;

/** A sync inside SQLite failed: nothing that succeeds later means anything (C9). */
export const syncFailed = (error: unknown): boolean => SYNC_FAILED.has(sqliteCode(error));

/** The file is damaged: no retry helps, and what is written into it makes it worse. */
export const isDamaged = (error: unknown): boolean => DAMAGED.has(sqliteCode(error) & 0xff);

/** After this error of COMMIT itself it can't be said whether the commit is in the file (C7). */
export const leavesUnknown = (error: unknown): boolean => !NOT_COMMITTED.has(sqliteCode(error));

/** What the port promises for an error after which nothing was written. */
export function portError(error: unknown): unknown {
  if (!LATER.has(sqliteCode(error) & 0xff)) return error;
  return new StoreBusy('the store cannot write now', { cause: error });
}
