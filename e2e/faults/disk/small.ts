import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A small file system of its own, mounted on a folder. */
export interface SmallDisk {
  readonly path: string;
  /** Leaves no byte free. */
  fill(): void;
  /** Takes away what `fill` wrote. */
  free(): void;
  remove(): void;
}

const run = (command: string, ...args: string[]): void => void execFileSync(command, args, { stdio: 'pipe' });

function fillUp(path: string): void {
  const fd = openSync(path, 'a');
  try {
    for (const size of [1 << 20, 1 << 12, 1]) {
      try {
        for (;;) writeSync(fd, Buffer.alloc(size));
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
      }
    }
  } finally {
    closeSync(fd);
  }
}

/** Mounts a disk of this many MB. Throws when this user may not. */
export function mountSmall(megabytes: number): SmallDisk {
  const path = mkdtempSync(join(tmpdir(), 'shopbell-disk-'));
  const ballast = join(path, 'ballast');
  try {
    run('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'shopbell', path);
  } catch (error) {
    rmdirSync(path);
    throw error;
  }
  let mounted = true;
  const remove = (): void => {
    if (!mounted) return;
    mounted = false;
    run('umount', '--lazy', path);
    rmdirSync(path);
  };
  process.on('exit', remove);
  return { path, fill: () => fillUp(ballast), free: () => rmSync(ballast, { force: true }), remove };
}

/** Why no disk can be mounted here; undefined when one can. */
export function noSmallDisk(): string | undefined {
  try {
    mountSmall(1).remove();
    return undefined;
  } catch (error) {
    const line = error instanceof Error ? error.message.trim().split('\n').at(-1) : error;
    return `a small file system can't be mounted by this user: ${line}`;
  }
}
