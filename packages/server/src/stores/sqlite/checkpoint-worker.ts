import { fdatasyncSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { reason } from './open-error.ts';
import { applySettings, checkSettings } from './pragmas.ts';
import { integer } from './row.ts';
import { isDamaged, syncFailed } from './write-error.ts';

/** How far the WAL is in the store, in pages. */
export interface Moved {
  log: number;
  checkpointed: number;
}

/**
 * What became of a pass. `later`: it could not go on now – no room, a lock – and has changed nothing that matters.
 * `unsynced`: a sync failed. `damaged`: the store is.
 */
export type PassReport = { moved: Moved } | { later: string } | { unsynced: string } | { damaged: string };

/** What the thread is started with: the store's path, and a descriptor of it that stays open. */
export interface CheckpointerData {
  path: string;
  store: number;
}

/** `free` beside the groups, `last` while they wait, and so `empty`, which leaves no byte in the WAL. */
export type Pass = 'free' | 'last' | 'empty';

/** `end` closes the connection and ends the thread. */
export type Order = Pass | 'end';

class Unsynced extends Error {
  override readonly name = 'Unsynced';
}

function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path);
  applySettings(db);
  checkSettings(db);
  return db;
}

function begin({ path, store }: CheckpointerData): { pass(order: Pass): PassReport; end(): void } {
  const db = connect(path);
  const reader = connect(path);
  const move = db.prepare('PRAGMA wal_checkpoint(PASSIVE)');
  // A write that leaves a page as it was would write nothing.
  const touch = db.prepare(
    "INSERT INTO meta (name, value) VALUES ('wal', 1) ON CONFLICT (name) DO UPDATE SET value = value + 1",
  );
  const truncate = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const look = reader.prepare('SELECT count(*) FROM meta');

  const letGo = (): void => {
    if (reader.isTransaction) reader.exec('COMMIT');
  };
  const read = (): void => {
    letGo();
    reader.exec('BEGIN');
    look.get();
  };

  const moveAll = (): Moved => {
    const row = move.get() ?? {};
    return { log: integer(row, 'log'), checkpointed: integer(row, 'checkpointed') };
  };
  const free = (): Moved => {
    read();
    const moved = moveAll();
    try {
      fdatasyncSync(store);
    } catch (error) {
      throw new Unsynced(reason(error), { cause: error });
    }
    return moved;
  };
  const last = (): Moved => {
    letGo();
    const moved = moveAll();
    if (moved.log === moved.checkpointed) touch.run();
    return moved;
  };
  /** All or nothing: whoever reads now may do so for minutes, and the groups wait. */
  const empty = (): Moved => {
    letGo();
    const moved = moveAll();
    if (moved.log !== moved.checkpointed) return moved;
    db.exec('PRAGMA busy_timeout = 0');
    try {
      if (truncate.get()?.busy !== 0) return moved;
    } finally {
      applySettings(db);
    }
    touch.run();
    return { log: 0, checkpointed: 0 };
  };
  const passes = { free, last, empty };

  return {
    pass(order) {
      try {
        return { moved: passes[order]() };
      } catch (error) {
        letGo();
        if (isDamaged(error)) return { damaged: reason(error) };
        return error instanceof Unsynced || syncFailed(error) ? { unsynced: reason(error) } : { later: reason(error) };
      }
    },
    end() {
      reader.close();
      db.close();
    },
  };
}

/**
 * The thread that moves the WAL into the store; see `checkpoint.ts` for when. Its connection syncs the WAL before it writes
 * to the store and the store before the WAL may begin anew (`synchronous` is at least NORMAL, read back), so at every
 * instant each commit is whole in one of the two (C5).
 *
 * - A free pass also syncs the store with a descriptor of its own, because SQLite does so only in a pass that nobody
 *   overtakes: the last pass finds next to nothing left to sync.
 * - The last pass then begins the WAL anew with a write of no meaning: the WAL's new header has to be synced before
 *   the frames behind it, and the connection on the loop would do that there. Until then a reader keeps it from doing so.
 * - A WAL that begins anew keeps its old bytes behind the new ones. Where somebody's words are erased, it is cut off.
 */
const port = parentPort;
if (port !== null) {
  const { pass, end } = begin(workerData);
  port.on('message', (order: Order) => {
    if (order !== 'end') {
      port.postMessage(pass(order) satisfies PassReport);
      return;
    }
    end();
    port.close();
  });
}
