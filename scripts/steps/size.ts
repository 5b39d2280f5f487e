import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundleSdk } from '../build/sdk.ts';
import { exec } from '../lib/exec.ts';
import type { Size } from '../lib/size.ts';
import { ROOT } from '../lib/source.ts';
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

/** The files that are measured, some as patterns. size-limit counts one that is missing as 0 bytes. */
const limitedFiles = (): string[] => {
  const entries: { path: string | string[] }[] = JSON.parse(readFileSync(join(ROOT, '.size-limit.json'), 'utf8'));
  return entries.flatMap(({ path }) => path).filter((path) => !path.startsWith('!'));
};

/** What a shop's page downloads stays within `.size-limit.json`, what an agent's does within the console's `sizes.json`. */
export const sizeStep = (): Step => ({
  name: 'downloads',
  run: async () => {
    await bundleSdk();
    const missing = limitedFiles().filter((file) => globSync(file, { cwd: ROOT }).length === 0);
    if (missing.length > 0) {
      return {
        tally: { passed: 0, failed: 1, skipped: 0 },
        detail: missing.map((file) => `${file} is missing`).join('\n'),
      };
    }
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
