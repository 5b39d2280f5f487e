import type { Moved } from './checkpoint-worker.ts';
import type { Checkpointer } from './checkpointer.ts';

/** Pages in the WAL that wait, above which they are moved into the store: 4 MB. */
const PAGES = 1000;
/** Pages in the WAL above which nobody writes until it is moved: 16 MB. */
const MOST = 4000;
/** So few pages left are moved while the groups wait. */
const NEAR = 100;
/** Passes beside the groups before they have to wait. */
const FREE_PASSES = 3;
/** Syncs between two looks at the WAL. */
const LOOK_EVERY = 16;
/** Least time between two times that somebody is told of checkpoints that fail, in ms. */
const TOLD_EVERY_MS = 60_000;
/** Time until a checkpoint that could not be finished is tried again, in ms. */
const RETRY_MS = 1000;

/** Told how the WAL fares. */
export interface CheckpointWatch {
  /** How long the WAL is, in pages of 4 KiB: at each look, once in 16 syncs. */
  walPages(pages: number): void;
  /** Checkpoints fail. At most once a minute. */
  failing(reason: string, walPages: number): void;
}

export interface CheckpointOptions {
  /** How long the WAL is and how much of it is in the store, or undefined when that can't be said now. */
  look(): Moved | undefined;
  checkpointer: Checkpointer;
  watch?: CheckpointWatch | undefined;
  /** Monotonic, in ms. */
  now?(): number;
}

export interface Checkpoints {
  /** Call it after every sync. */
  synced(): void;
  /** Runs `write` now, or, while a last pass runs, after it. */
  turn(write: () => void): void;
  /**
   * Moves all there is into the store and takes it out of the WAL, bytes and all. False when that can't be done now: somebody reads what
   * is older, a backup for one, or there is no room.
   */
  emptied(): Promise<boolean>;
  /** Ends after the pass that runs. Nothing may wait for its turn any more. */
  stop(): Promise<void>;
}

/**
 * When the WAL is moved into the store. SQLite would do it inside a commit, on the loop, and keep a failed sync to itself.
 *
 * The WAL begins anew only when all of it is in the store. So there are passes beside the groups, of which each leaves
 * what was written meanwhile, and when little is left a last one while the groups wait – they, and not the loop. The WAL
 * has at most `MOST` pages, what `LOOK_EVERY` groups write and what the directory writes, unless another process reads:
 * what is newer than the state it reads stays (a backup, for one). Then nobody waits, and it is tried again later.
 */
export function createCheckpoints(options: CheckpointOptions): Checkpoints {
  const { look, checkpointer, watch, now = () => performance.now() } = options;
  let syncs = 0;
  let running: Promise<boolean> | undefined;
  let stopped = false;
  /** The last try left something although nobody wrote. */
  let obstructed = false;
  let retryAt = Number.NEGATIVE_INFINITY;
  let toldAt = Number.NEGATIVE_INFINITY;
  let pages = 0;
  let held: (() => void)[] | undefined;

  const hold = (): void => {
    held ??= [];
  };
  const release = (): void => {
    const writes = held ?? [];
    held = undefined;
    for (const write of writes) write();
  };

  const tell = (reason: string): false => {
    if (now() - toldAt < TOLD_EVERY_MS) return false;
    toldAt = now();
    watch?.failing(reason, pages);
    return false;
  };

  /** True when the WAL can begin anew, or is empty. */
  const checkpoint = async (end: 'last' | 'empty'): Promise<boolean> => {
    let left = Number.POSITIVE_INFINITY;
    for (let passes = 0; passes < FREE_PASSES && left > NEAR && held === undefined; passes++) {
      const moved = await checkpointer.pass('free');
      if ('later' in moved) return tell(moved.later);
      if (stopped) return false;
      left = moved.log - moved.checkpointed;
    }
    // Where a reader stands in the way, waiting is of no use until it has moved on.
    if (!obstructed || left <= NEAR || end === 'empty') hold();
    const moved = await checkpointer.pass(end);
    if ('later' in moved) return tell(moved.later);
    if (moved.log === (end === 'empty' ? 0 : moved.checkpointed)) return true;
    // A backup reads for a while, and that is no trouble; a WAL that has grown beyond its bound is.
    return moved.log >= MOST ? tell('somebody still reads an old state of the store') : false;
  };

  const run = (end: 'last' | 'empty'): Promise<boolean> => {
    running = checkpoint(end).then((done) => {
      obstructed = !done;
      if (obstructed) retryAt = now() + RETRY_MS;
      running = undefined;
      release();
      return done;
    });
    return running;
  };

  const check = (): void => {
    const wal = stopped ? undefined : look();
    if (wal === undefined) return;
    pages = wal.log;
    watch?.walPages(pages);
    // Who has synced so often goes on, and needs it: not in the middle of a flood, and its memory is seen from the start.
    checkpointer.begin();
    if (running) {
      if (wal.log >= MOST && !obstructed) hold();
    } else if (wal.log - wal.checkpointed >= PAGES && now() >= retryAt) {
      void run('last');
    }
  };

  return {
    synced() {
      syncs += 1;
      if (syncs % LOOK_EVERY === 0) setImmediate(check);
    },
    turn(write) {
      if (held) held.push(write);
      else write();
    },
    async emptied() {
      while (running) await running;
      return stopped ? false : run('empty');
    },
    stop() {
      stopped = true;
      return checkpointer.end();
    },
  };
}
