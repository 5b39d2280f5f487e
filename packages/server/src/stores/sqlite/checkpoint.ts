import type { DatabaseSync } from 'node:sqlite';
import { asError } from './open-error.ts';
import { integer } from './row.ts';
import { syncFailed } from './write-error.ts';

/** Pages in the WAL above which they are moved into the store: 4 MB. */
const PAGES = 1000;
/** Syncs between two looks at the WAL. */
const LOOK_EVERY = 16;

export interface Checkpoints {
  /** Call it after every sync. */
  synced(): void;
  stop(): void;
}

/**
 * Moves the WAL into the store now and then, between two groups. SQLite would do it by itself inside a commit, but keeps
 * a failed sync to itself: ours ends the process (C9). A checkpoint that can't go on now – no room, a reader – is tried
 * again later.
 */
export function createCheckpoints(db: Pick<DatabaseSync, 'prepare'>, fatal: (error: Error) => void): Checkpoints {
  // NOOP looks without doing anything.
  const look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  const move = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  let syncs = 0;
  let stopped = false;

  const check = (): void => {
    if (stopped) return;
    try {
      const wal = look.get();
      if (wal && integer(wal, 'log') - integer(wal, 'checkpointed') >= PAGES) move.get();
    } catch (error) {
      if (syncFailed(error)) fatal(asError(error));
    }
  };

  return {
    synced() {
      syncs += 1;
      if (syncs % LOOK_EVERY === 0) setImmediate(check);
    },
    stop() {
      stopped = true;
    },
  };
}
