import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const RESULTS = join(import.meta.dirname, '../results');

/** What a benchmark wrote, undefined where it has not run. */
export const read = <T>(name: string): T | undefined => {
  const file = join(RESULTS, name);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
};

type Cells = readonly (string | number)[];

const line = (cells: Cells): string => `| ${cells.join(' | ')} |\n`;

/** A table in Markdown. */
export const table = (heads: Cells, rows: readonly Cells[]): string =>
  line(heads) + line(heads.map(() => '---')) + rows.map(line).join('');

export const ms = (value: number): string => (value >= 1000 ? `${(value / 1000).toFixed(1)} s` : `${value} ms`);

/** @param missed a sentence for each goal that is not met */
export const verdict = (missed: readonly string[]): string =>
  missed.length === 0 ? 'All of them are met.' : `Not met:\n\n${missed.map((each) => `- ${each}\n`).join('')}`;
