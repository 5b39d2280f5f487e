import { globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { changeTimes, isStale } from '../build/stale.ts';
import { exec } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import type { Step } from '../lib/step.ts';

/** What a browser loads: built by Vite from the sources named here. */
const BUNDLES = [
  { name: 'widget', folder: 'packages/widget', from: ['protocol', 'sdk', 'widget'] },
  { name: 'console', folder: 'packages/console', from: ['protocol', 'domain', 'sdk', 'console'] },
] as const;

type Bundle = (typeof BUNDLES)[number];

const isFresh = ({ folder, from }: Bundle): boolean => {
  const parts = from.flatMap((name) =>
    ['src', 'index.html', 'public', 'package.json'].map((part) => `packages/${name}/${part}`),
  );
  const sources = [...parts, ...globSync(`${folder}/vite.*.ts`, { cwd: ROOT })].flatMap(changeTimes);
  return !isStale(sources, changeTimes(`${folder}/dist`));
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
      const { code, output } = await exec('node', ['--run', 'build'], { cwd: bundle.folder });
      // Half a build would look fresh the next time.
      if (code !== 0) rmSync(join(ROOT, bundle.folder, 'dist'), { recursive: true, force: true });
      return { tally: { ...none, failed: code === 0 ? 0 : 1 }, detail: output };
    },
  }));
