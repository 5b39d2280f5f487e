import { StoreBusy } from '../../ports/store.ts';
import type { GroupOptions } from '../group.ts';
import type { OpenStore } from './open.ts';
import { asError } from './open-error.ts';
import type { Statements } from './statements.ts';
import { portError, syncFailed } from './write-error.ts';

/** Can the store write? */
export interface Health {
  /** Notes how groups fare. */
  watch(write: GroupOptions['write']): GroupOptions['write'];
  /** Throws `StoreBusy` when it can't write. */
  ping(): void;
}

/**
 * While groups get through, a ping only takes the lock. Once one could not be written, a ping has to write and to remove
 * about 64 KB before it says yes: a full disk has room for a page now and then.
 */
export function createHealth({ db, fatal }: Pick<OpenStore, 'db' | 'fatal'>, sql: Statements): Health {
  let troubled = false;
  return {
    watch: (write) => (jobs) => {
      try {
        const written = write(jobs);
        troubled = false;
        return written;
      } catch (error) {
        troubled = troubled || error instanceof StoreBusy;
        throw error;
      }
    },
    ping() {
      try {
        if (troubled) {
          sql.probe.run();
          sql.unprobe.run();
          troubled = false;
        } else {
          sql.begin.run();
          sql.rollback.run();
        }
      } catch (error) {
        if (db.isTransaction) sql.rollback.run();
        if (syncFailed(error)) fatal(asError(error));
        throw portError(error);
      }
    },
  };
}
