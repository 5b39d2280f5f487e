import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { ROOT } from './child.ts';

/** What a figure was measured on. */
export const machine = (flags: readonly string[]): string =>
  [`${cpus()[0]?.model.trim() ?? 'unknown'}, ${cpus().length} cores`, `Node ${process.version}`, ...flags].join(', ');

const git = (...args: string[]): string => execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' }).trim();

/** What was measured: the commit, with `, changed` when files differed from it. What a benchmark itself writes is no change. */
export const commit = (): string => {
  const isClean = git('status', '--porcelain', '--', '.', ':!bench/results', ':!docs/performance.md') === '';
  return `${git('rev-parse', '--short=12', 'HEAD')}${isClean ? '' : ', changed'}`;
};
