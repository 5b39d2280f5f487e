import { execFileSync } from 'node:child_process';
import { arch, cpus, platform, release, totalmem } from 'node:os';
import { ROOT } from '../lib/source.ts';

/** Where and of what a proof was made. */
export interface Origin {
  /** Processor, cores, memory and system, in one line. */
  readonly machine: string;
  readonly node: string;
  /** The commit's short name; `, changed` when files differed from it; `unknown` outside of git. */
  readonly commit: string;
  /** Day of the run, `YYYY-MM-DD`. */
  readonly date: string;
}

const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** The page and the record that the proof itself writes are no change: of several parts only the first would have a commit. */
const commit = (): string => {
  try {
    const isClean =
      git('status', '--porcelain', '--', '.', ':!docs/reliability.md', ':!e2e/faults/results/proof.json') === '';
    return `${git('rev-parse', '--short', 'HEAD')}${isClean ? '' : ', changed'}`;
  } catch {
    return 'unknown';
  }
};

/** This machine, now. */
export function origin(now: Date): Origin {
  const [first] = cpus();
  const gb = Math.round(totalmem() / 2 ** 30);
  const model = first?.model.replace(/\s+/g, ' ').trim() || arch();
  return {
    machine: `${model}, ${cpus().length} cores, ${gb} GB, ${platform()} ${release()}`,
    node: process.version,
    commit: commit(),
    date: now.toISOString().slice(0, 10),
  };
}
