import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ExecOptions, exec, type Ran } from './exec.ts';
import { ROOT } from './source.ts';

/** `pnpm@x.y.z` as the root's scripts name it, so that the version is written in one file. */
const pinned = (): string => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const version = /pnpm@[\d.]+/.exec(scripts.check ?? '')?.[0];
  if (version === undefined) throw new Error('package.json names no pnpm version in its check script');
  return version;
};

/** Runs the pinned pnpm. */
export const pnpm = (args: readonly string[], options?: ExecOptions): Promise<Ran> =>
  exec('npx', ['--yes', '--prefer-offline', pinned(), ...args], options);
