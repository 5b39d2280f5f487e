import { closeSync, fdatasync, fdatasyncSync, openSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type CheckpointWatch, createCheckpoints } from './checkpoint.ts';
import { createCheckpointer } from './checkpointer.ts';
import { beginAnew, isCopy, isStillCopy, readEpoch, readRestoredAt, setWalAside } from './copy-mark.ts';
import { makeFolder, syncPath } from './files.ts';
import { holdFolder } from './hold.ts';
import { migrate, readMigrations, refuseNewer } from './migrate.ts';
import { reason, StoreOpenError } from './open-error.ts';
import { ownKey } from './own-key.ts';
import { applySettings, checkSettings, refuseOldSqlite } from './pragmas.ts';
import { integer } from './row.ts';
import { createWalSync } from './wal-sync.ts';

export interface OpenOptions {
  /** Folder of the data; made (0700) when missing. */
  dataDir: string;
  /** Called when a sync failed: it must end the process at once and let nobody be told of a success (C9). */
  fatal: (error: Error) => void;
  /** Told how the WAL fares. */
  watch?: CheckpointWatch | undefined;
  /** Connects to the store; tests give one that is not as it should be. */
  connect?: ((path: string) => DatabaseSync) | undefined;
}

const toStore = (path: string): DatabaseSync => new DatabaseSync(path);

/** The open data folder: one connection, shared by everything that keeps data in it. */
export interface OpenStore {
  readonly db: DatabaseSync;
  /** Random per incarnation of the data (C4). */
  readonly epoch: string;
  /** When it was last restored from a backup, epoch ms. */
  readonly restoredAt: number | undefined;
  /** The folder's own secret: in no copy of the store. */
  readonly key: Uint8Array;
  /** Resolves once all that was committed before the call is on disk; never settles after an error (see `fatal`). */
  sync(): Promise<void>;
  /** Runs `write` now, or at the end of a checkpoint that nobody may write into. Groups go through it. */
  turn(write: () => void): void;
  /** Takes what was overwritten out of the WAL, too; false when that can't be done now. */
  emptied(): Promise<boolean>;
  /** What `openDatabase` was given. */
  fatal(error: Error): void;
  /** Ends after a running sync. Call it once, when nothing uses `db` any more. */
  close(): Promise<void>;
}

/**
 * What a process that was killed left in the WAL is read from now on, so it has to be on disk first. A sync would not do: the
 * process may have ended because one failed, and then the kernel takes the bytes for written. So they are written again, to
 * the store. A backup that reads at this instant keeps them where they are; then the sync below is what there is.
 */
function moveLeftOver(db: DatabaseSync): void {
  db.exec('PRAGMA wal_checkpoint(PASSIVE)');
}

function prepare(db: DatabaseSync, path: string): string {
  refuseOldSqlite(db);
  const migrations = readMigrations();
  refuseNewer(db, migrations, path);
  if (isStillCopy(db)) beginAnew(db);
  applySettings(db);
  moveLeftOver(db);
  migrate(db, migrations);
  const epoch = readEpoch(db);
  // After a write, because only then is the WAL known to be in use (C5).
  checkSettings(db);
  return epoch;
}

function openHeld({ dataDir, fatal, watch, connect = toStore }: OpenOptions, release: () => void): OpenStore {
  const path = join(dataDir, 'shopbell.db');
  closeSync(openSync(path, 'a', 0o600));
  if (isCopy(path)) setWalAside(path);
  const db = connect(path);
  try {
    const epoch = prepare(db, path);
    // The WAL carries no locks (they are on the -shm file), so a descriptor of our own is safe.
    const wal = openSync(`${path}-wal`, 'r+');
    const key = ownKey(dataDir);
    // The names of new files are on disk only when their folder is.
    fdatasyncSync(wal);
    syncPath(dataDir);
    syncPath(dirname(dataDir));
    // Closing any descriptor of the store would drop this process's locks on it: this one is closed after `db`.
    const store = openSync(path, 'r+');
    // NOOP looks without doing anything.
    const look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
    const checkpoints = createCheckpoints({
      look: () => {
        const row = look.get() ?? {};
        return { log: integer(row, 'log'), checkpointed: integer(row, 'checkpointed') };
      },
      checkpointer: createCheckpointer({ path, store }, fatal),
      watch,
    });
    const { sync, idle } = createWalSync((done) => {
      fdatasync(wal, (error) => {
        done(error);
        if (!error) checkpoints.synced();
      });
    }, fatal);
    return {
      db,
      epoch,
      key,
      restoredAt: readRestoredAt(db),
      sync,
      turn: checkpoints.turn,
      emptied: checkpoints.emptied,
      fatal,
      async close() {
        await idle();
        await checkpoints.stop();
        closeSync(wal);
        db.close();
        closeSync(store);
        release();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Opens the data folder for this process alone: creates and migrates `shopbell.db`, begins anew with a restored copy, reads
 * the settings back, and makes what it holds durable before anybody reads it. Throws `StoreOpenError` when any of that fails.
 */
export function openDatabase(options: OpenOptions): OpenStore {
  const { dataDir } = options;
  let release = (): void => {};
  try {
    makeFolder(resolve(dataDir));
    release = holdFolder(dataDir);
    return openHeld(options, release);
  } catch (error) {
    release();
    if (error instanceof StoreOpenError) throw error;
    throw new StoreOpenError(`The data folder ${dataDir} can't be used: ${reason(error)}.`, { cause: error });
  }
}
