import type { OpenStore } from './open.ts';
import { asError } from './open-error.ts';
import { leavesUnknown, portError, syncFailed } from './write-error.ts';

/**
 * Runs `work` when it may write: while the thread's last pass has the lock, the loop would stand still for it. Rejects with
 * what `work` throws.
 */
export const inTurn = <T>({ turn }: Pick<OpenStore, 'turn'>, work: () => T): Promise<T> =>
  new Promise((resolve, reject) => {
    turn(() => {
      try {
        resolve(work());
      } catch (error) {
        reject(error);
      }
    });
  });

/**
 * Runs `work` in one transaction and commits, or rolls back and throws what it threw; `StoreBusy` when a retry may help.
 * When it can't be said whether the commit is in the file, the process ends (C7, C9). `work` is synchronous: the connection
 * is shared, and nobody else may come in between.
 */
export function inTransaction<T>({ db, fatal }: Pick<OpenStore, 'db' | 'fatal'>, work: () => T): T {
  let committing = false;
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = work();
    committing = true;
    db.exec('COMMIT');
    return result;
  } catch (error) {
    if (syncFailed(error) || (committing && leavesUnknown(error))) fatal(asError(error));
    if (db.isTransaction) db.exec('ROLLBACK');
    throw portError(error);
  }
}
