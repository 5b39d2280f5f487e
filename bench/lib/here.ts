import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { ROOT } from './child.ts';

/** What a figure was measured on. */
export const machine = (flags: readonly string[]): string =>
  [`${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`, `Node ${process.version}`, ...flags].join(', ');

/** What was measured. */
export const commit = (): string =>
  execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
