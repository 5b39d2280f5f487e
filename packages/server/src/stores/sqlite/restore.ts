import { chmodSync, copyFileSync, existsSync, linkSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { carryErasures } from './carry-erasures.ts';
import { CopyError, checkCopy } from './check-copy.ts';
import { isCopy, stamp } from './copy-mark.ts';
import { makeFolder, syncPath } from './files.ts';
import { holdFolder } from './hold.ts';
import { openDatabase } from './open.ts';
import { reason } from './open-error.ts';

export interface RestoreOptions {
  dataDir: string;
  /** A file that `--backup` made, or the store of a server that was stopped. */
  file: string;
}

export interface Restored {
  schema: number;
  epoch: string;
  /** Where the store is that stood there before, if one did. */
  aside: string | undefined;
  /** How many persons are on the list of those who were erased, which goes with it; `unreadable` where the store that stood there is damaged. */
  erased: number | 'unreadable';
}

/** Files that a restore replaces, removes or locks. */
const OWN = /^shopbell\.(lock|db(\.part)?(-wal|-shm|-journal)?)$/;

function refuseSource({ dataDir, file }: RestoreOptions): void {
  const source = statSync(file, { throwIfNoEntry: false });
  if (source === undefined) throw new CopyError(`There is no file ${file}.`);
  if (!source.isFile()) throw new CopyError(`${file} is no file: name the backup itself.`);
  if (!existsSync(dataDir)) return;
  const path = realpathSync(file);
  const store = statSync(join(dataDir, 'shopbell.db'), { throwIfNoEntry: false });
  const isStore = store !== undefined && store.ino === source.ino && store.dev === source.dev;
  if (isStore || (dirname(path) === realpathSync(dataDir) && OWN.test(basename(path)))) {
    throw new CopyError(`${file} is a file of the store itself: name a backup.`);
  }
}

/** A second name for a file, or a copy of it where a file system has no second names. */
function alsoAs(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    copyFileSync(from, to);
    syncPath(to);
  }
}

/** Copies the file beside the store, with the WAL that belongs to it, and checks the copy. */
function bringIn(file: string, part: string): number {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
  copyFileSync(file, part);
  chmodSync(part, 0o600);
  if (!isCopy(part) && existsSync(`${file}-wal`)) copyFileSync(`${file}-wal`, `${part}-wal`);
  const schema = checkCopy(part, file);
  syncPath(part);
  return schema;
}

/** Puts the copy in the store's place. At every instant one of the two stands there, whole. */
function exchange(dataDir: string, part: string): string | undefined {
  const path = join(dataDir, 'shopbell.db');
  let aside: string | undefined;
  if (existsSync(path)) {
    aside = join(dataDir, `shopbell.before-restore-${stamp()}.db`);
    alsoAs(path, aside);
    if (existsSync(`${path}-wal`)) alsoAs(`${path}-wal`, `${aside}-wal`);
    syncPath(dataDir);
  }
  renameSync(part, path);
  // Until here a WAL is no danger: an opening knows the copy by its mark and takes the WAL away.
  for (const end of ['-wal', '-shm', '-journal']) rmSync(path + end, { force: true });
  syncPath(dataDir);
  return aside;
}

/**
 * Puts a checked copy of `file` in the place of the store, and opens it once: it is brought up to this version and begins
 * another life (C4). What stood there before is kept aside; whom it knew to be erased is erased again by the next start (C13). Throws `CopyError` or `StoreOpenError`, also when a server
 * runs on the folder; then nothing was changed.
 */
export async function restore(options: RestoreOptions): Promise<Restored> {
  const { dataDir, file } = options;
  let release = (): void => {};
  const part = join(dataDir, 'shopbell.db.part');
  let done: Omit<Restored, 'epoch'>;
  try {
    refuseSource(options);
    makeFolder(resolve(dataDir));
    release = holdFolder(dataDir);
    const schema = bringIn(file, part);
    const erased = carryErasures(join(dataDir, 'shopbell.db'), part);
    syncPath(part);
    done = { schema, erased, aside: exchange(dataDir, part) };
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) {
      throw new CopyError(`The backup could not be restored: ${reason(error)}.`, { cause: error });
    }
    throw error;
  } finally {
    release();
  }
  const opened = openDatabase({
    dataDir,
    fatal: (error) => {
      throw error;
    },
  });
  await opened.close();
  return { ...done, epoch: opened.epoch };
}
