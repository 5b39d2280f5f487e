import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A server's way to its disk, watched; see `shim.c`. */
export interface Shim {
  /** For the server's environment. */
  readonly env: Readonly<Record<string, string>>;
  /** What was recorded so far. */
  readonly record: string;
  /** From now on this call fails on files whose path ends so. */
  fail(call: 'fsync' | 'fdatasync', end: string): void;
  /** When it failed first, in ms of the monotonic clock; undefined when it didn't yet. */
  failedAt(): number | undefined;
  mend(): void;
  remove(): void;
}

export interface ShimOptions {
  record?: boolean;
  /** How long a sync takes, in ms, beside what it needs. */
  syncMs?: number;
}

/** Compiles the shim. Throws where there is no compiler. */
export function createShim({ record = false, syncMs = 0 }: ShimOptions = {}): Shim {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-shim-'));
  const at = (name: string): string => join(folder, name);
  const source = join(import.meta.dirname, 'shim.c');
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', at('shim.so'), source, '-ldl', '-lpthread'], {
      stdio: 'pipe',
    });
  } catch (error) {
    rmSync(folder, { recursive: true });
    throw error;
  }
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);
  const mend = (): void => {
    for (const name of ['fail', 'fail.at']) rmSync(at(name), { force: true });
  };
  return {
    env: {
      LD_PRELOAD: at('shim.so'),
      DISK_OF: '/shopbell.db',
      DISK_FAIL: at('fail'),
      DISK_SYNC_MS: `${syncMs}`,
      ...(record ? { DISK_RECORD: at('record') } : {}),
    },
    record: at('record'),
    fail(call, end) {
      mend();
      writeFileSync(at('fail'), `${call} ${end}`);
    },
    failedAt: () => (existsSync(at('fail.at')) ? Number(readFileSync(at('fail.at'), 'utf8')) / 1e6 : undefined),
    mend,
    remove,
  };
}

/** Why there can't be a shim here; undefined when there can. */
export function noShim(): string | undefined {
  if (process.platform !== 'linux') return 'only Linux lets a test stand between a program and its C library';
  try {
    createShim().remove();
    return undefined;
  } catch {
    return 'no C compiler (cc) is installed';
  }
}
