import { type Dirent, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/source.ts';

/** True when nothing is built yet, or a source is newer than the oldest built file. Times in epoch ms. */
export const isStale = (sources: readonly number[], outputs: readonly number[]): boolean =>
  outputs.length === 0 || Math.max(...sources) > Math.min(...outputs);

const isHidden = (entry: Dirent): boolean => entry.name.startsWith('.') || entry.name === 'node_modules';

/**
 * The change times of all that is under a path of the repository (a file or a folder), folders included because theirs is
 * all that a removed file leaves. None when it doesn't exist.
 */
export const changeTimes = (path: string): number[] => {
  const stat = statSync(join(ROOT, path), { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (!stat.isDirectory()) return [stat.mtimeMs];
  const entries = readdirSync(join(ROOT, path), { withFileTypes: true }).filter((entry) => !isHidden(entry));
  return [stat.mtimeMs, ...entries.flatMap((entry) => changeTimes(`${path}/${entry.name}`))];
};
