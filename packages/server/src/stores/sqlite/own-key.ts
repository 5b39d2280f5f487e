import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = 32;

function read(path: string): Uint8Array | undefined {
  try {
    const key = readFileSync(path);
    return key.length === BYTES ? key : undefined;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The secret of a data folder, `shopbell.key`, 32 random bytes: beside the store, so that no copy of the store has it. Made where it is
 * missing or damaged; its name is durable once the folder is.
 */
export function ownKey(dataDir: string): Uint8Array {
  const path = join(dataDir, 'shopbell.key');
  const found = read(path);
  if (found) return found;
  const made = randomBytes(BYTES);
  const fd = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(fd, made);
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  renameSync(`${path}.new`, path);
  return made;
}
