import { globSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compressBuilt } from '../build/compress.ts';
import { changeTimes, isStale } from '../build/stale.ts';
import { exec } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import type { Step } from '../lib/step.ts';

/** What a browser loads: built by Vite from the sources named here. */
const BUNDLES = [
  { name: 'widget', folder: 'packages/widget', from: ['protocol', 'sdk', 'widget'] },
  { name: 'console', folder: 'packages/console', from: ['protocol', 'sdk', 'console'] },
] as const;

type Bundle = (typeof BUNDLES)[number];

/**
 * Written last and emptied first (Vite clears the folder): a build that was interrupted has none. Its time is compared with
 * the sources'.
 */
const stampOf = ({ folder }: Bundle): string => `${folder}/dist/.built`;

/** Dated at the build's start: what changes meanwhile is newer. */
const stamp = (bundle: Bundle, startedAt: Date): void => {
  const path = join(ROOT, stampOf(bundle));
  writeFileSync(path, '');
  utimesSync(path, startedAt, startedAt);
};

const isFresh = (bundle: Bundle): boolean => {
  const parts = bundle.from.flatMap((name) =>
    ['src', 'index.html', 'public', 'package.json'].map((part) => `packages/${name}/${part}`),
  );
  const sources = [...parts, ...globSync(`${bundle.folder}/vite.*.ts`, { cwd: ROOT })].flatMap(changeTimes);
  return !isStale(sources, changeTimes(stampOf(bundle)));
};

/**
 * Builds widget and console.
 *
 * @param always false leaves a bundle alone that is newer than its sources
 */
export const buildSteps = ({ always }: { readonly always: boolean }): Step[] =>
  BUNDLES.map((bundle) => ({
    name: `build ${bundle.name}`,
    run: async () => {
      const none = { passed: 0, failed: 0, skipped: 0 };
      if (!always && isFresh(bundle)) return { tally: none, note: 'is fresh' };
      const startedAt = new Date();
      const { code, output } = await exec('node', ['--run', 'build'], { cwd: bundle.folder });
      if (code === 0) {
        await compressBuilt(join(ROOT, bundle.folder, 'dist'));
        stamp(bundle, startedAt);
      }
      return { tally: { ...none, failed: code === 0 ? 0 : 1 }, detail: output };
    },
  }));
