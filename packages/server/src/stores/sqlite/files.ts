import { closeSync, fsyncSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** Makes durable what a file holds, or which names a folder has. No store may be open under this path in this process. */
export function syncPath(path: string): void {
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** Makes a folder, and its name durable. */
function make(path: string): void {
  mkdirSync(path, 0o700);
  syncPath(dirname(path));
}

/** Makes a folder and its parents for this user alone, durably. Node's own recursion never ends on a parent that can't be made. */
export function makeFolder(path: string): void {
  try {
    make(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST' && statSync(path).isDirectory()) return;
    if (code !== 'ENOENT' || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    make(path);
  }
}
