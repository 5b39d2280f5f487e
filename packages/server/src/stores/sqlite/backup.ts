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
import { basename, dirname, join, resolve } from 'node:path';
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

function refuseTarget({ dataDir, file, force }: BackupOptions): void {
  const folder = dirname(resolve(file));
  if (!existsSync(folder)) throw new CopyError(`There is no folder ${folder}.`);
  if (realpathSync(folder) === realpathSync(dataDir) && basename(file).startsWith('shopbell.')) {
    throw new CopyError(`${file} is a file of the store itself: name another one.`);
  }
  if (!existsSync(file)) return;
  if (!statSync(file).isFile()) throw new CopyError(`${file} is no file.`);
  if (!force) throw new CopyError(`${file} is there already: name another file, or add --force to replace it.`);
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
  const { dataDir, file } = options;
  const source = join(dataDir, 'shopbell.db');
  if (!existsSync(source)) throw new CopyError(`There is no store in ${dataDir}.`);
  refuseTarget(options);
  const part = `${resolve(file)}.part`;
  removePart(part);
  try {
    const own = openSync(part, 'wx', 0o600);
    try {
      const schema = await copyTo(part, source);
      fsyncSync(own);
      if (statSync(part).ino !== fstatSync(own).ino) throw new CopyError(`Another backup writes to ${part}.`);
      refuseTarget(options);
      renameSync(part, file);
      syncPath(dirname(resolve(file)));
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
