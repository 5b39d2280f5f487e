import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSdk } from '../build/sdk.ts';
import { exec } from '../lib/exec.ts';
import type { Size } from '../lib/size.ts';
import { ROOT } from '../lib/source.ts';
import { withStaticImports } from '../lib/static-imports.ts';
import type { Outcome, Step } from '../lib/step.ts';
import { consoleSizes } from './console-size.ts';

/** Each limit is one test; 0 bytes pass none. */
export const judgeSizes = (sizes: readonly Size[]): Outcome => {
  const line = ({ name, size }: Size): string => `${name} ${(size / 1000).toFixed(2)} kB`;
  const over = sizes.filter(({ passed, size }) => passed !== true || size === 0);
  return {
    tally: { passed: sizes.length - over.length, failed: sizes.length === 0 ? 1 : over.length, skipped: 0 },
    note: sizes.map(line).join(', '),
    detail: over.map((size) => `${line(size)} is over its limit`).join('\n'),
  };
};

/** A limit and the files that are measured for it, some as patterns. */
interface Limit {
  readonly name: string;
  readonly path: string | readonly string[];
}

const limits = (): Limit[] => JSON.parse(readFileSync(join(ROOT, '.size-limit.json'), 'utf8'));

const patternsOf = ({ path }: Limit): string[] => [path].flat().filter((each) => !each.startsWith('!'));

/** size-limit counts a file that is missing as 0 bytes. */
const missingFiles = (): string[] =>
  limits()
    .flatMap(patternsOf)
    .filter((file) => globSync(file, { cwd: ROOT }).length === 0)
    .map((file) => `${file} is missing`);

/** The limits of what a page loads at once: what these files import is loaded with them, and has to be counted. */
const AT_ONCE = /^(loader|headless SDK)/;

/**
 * What files of a limit import at once and the limit does not count.
 *
 * @param importsOf all that has to be loaded with a file, itself included
 */
export const uncounted = (counted: readonly string[], importsOf: (file: string) => readonly string[]): string[] => [
  ...new Set(counted.flatMap(importsOf).filter((file) => !counted.includes(file))),
];

const uncountedFiles = (): string[] =>
  limits()
    .filter(({ name }) => AT_ONCE.test(name))
    .flatMap((limit) => {
      const files = patternsOf(limit).flatMap((pattern) => globSync(pattern, { cwd: ROOT }));
      const imported = (file: string) => withStaticImports(file, (path) => readFileSync(join(ROOT, path), 'utf8'));
      return uncounted(files, imported).map((file) => `${limit.name}: ${file} is loaded with it and not counted`);
    });

/** What a shop's page downloads stays within `.size-limit.json`, what an agent's does within the console's `sizes.json`. */
export const sizeStep = (): Step => ({
  name: 'downloads',
  run: async () => {
    await bundleSdk();
    const missing = missingFiles();
    const wrong = missing.length > 0 ? missing : uncountedFiles();
    if (wrong.length > 0) return { tally: { passed: 0, failed: wrong.length, skipped: 0 }, detail: wrong.join('\n') };
    const { code, output } = await exec('size-limit', ['--json']);
    try {
      const shop: Size[] = JSON.parse(output);
      return judgeSizes([...shop, ...consoleSizes()]);
    } catch (error) {
      const detail = `size-limit ended with ${code}: ${output}\n${error}`;
      return { tally: { passed: 0, failed: 1, skipped: 0 }, detail };
    }
  },
});
