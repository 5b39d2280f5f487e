import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { CopyError, checkCopy } from './check-copy.ts';
import { syncPath } from './files.ts';
import { readMigrations, refuseNewer } from './migrate.ts';
import { reason } from './open-error.ts';

/** All pages in one go: what is written meanwhile would make SQLite start again between two. */
const ALL_PAGES = 0x7fff_ffff;
/** Longest wait for a lock of the server, in ms. */
const BUSY_MS = 5000;

export interface BackupOptions {
  dataDir: string;
  /** Where the copy goes. */
  file: string;
  /** Replace a file that is there. */
  force: boolean;
}

export interface Backup {
  bytes: number;
  schema: number;
}

/** Where the copy goes: a name in a folder that is there. `x/..` counts as the file system sees it, `x` must be there. */
function targetOf({ dataDir, file, force }: BackupOptions): string {
  const folder = dirname(file);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new CopyError(`There is no folder ${folder}: make it first.`);
  }
  const target = join(realpathSync(folder), basename(file));
  if (dirname(target) === realpathSync(dataDir) && basename(target).startsWith('shopbell.')) {
    throw new CopyError(`${file} is a file of the store itself: name another one.`);
  }
  if (!existsSync(target)) return target;
  if (!statSync(target).isFile()) throw new CopyError(`${file} is no file.`);
  if (!force) throw new CopyError(`${file} is there already: name another file, or add --force to replace it.`);
  return target;
}

const removePart = (part: string): void => {
  for (const end of ['', '-journal', '-wal', '-shm']) rmSync(part + end, { force: true });
};

async function copyTo(part: string, source: string): Promise<number> {
  // It can't change the store, nor take the WAL away from the server when it is closed.
  const db = new DatabaseSync(source, { readOnly: true, timeout: BUSY_MS });
  try {
    refuseNewer(db, readMigrations(), source);
    await backup(db, part, { rate: ALL_PAGES });
  } finally {
    db.close();
  }
  return checkCopy(part, 'The copy');
}

/**
 * Copies the store as it is at one instant, also while a server runs on it; what is said meanwhile is not in it. The copy
 * is checked, on disk, and under its name only when all of it is there. Throws `CopyError` or `StoreOpenError`.
 */
export async function backUp(options: BackupOptions): Promise<Backup> {
  const { dataDir } = options;
  const source = join(dataDir, 'shopbell.db');
  if (!existsSync(source)) throw new CopyError(`There is no store in ${dataDir}.`);
  const target = targetOf(options);
  const part = `${target}.part`;
  removePart(part);
  try {
    const own = openSync(part, 'wx', 0o600);
    try {
      const schema = await copyTo(part, source);
      fsyncSync(own);
      if (statSync(part).ino !== fstatSync(own).ino) throw new CopyError(`Another backup writes to ${part}.`);
      renameSync(part, targetOf(options));
      syncPath(dirname(target));
      return { bytes: fstatSync(own).size, schema };
    } finally {
      closeSync(own);
    }
  } catch (error) {
    removePart(part);
    if (error instanceof Error && ('errcode' in error || 'syscall' in error)) {
      throw new CopyError(`The backup could not be written: ${reason(error)}.`, { cause: error });
    }
    throw error;
  }
}
