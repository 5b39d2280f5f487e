import { join } from 'node:path';
import { type Engine, findBrowser, shellOf } from '../browser/find.ts';
import { ensureBrowsers } from '../browser/install.ts';
import { ROOT } from '../lib/source.ts';
import type { Step } from '../lib/step.ts';
import { countBrowser, countVitest, type Tally } from '../lib/tally.ts';
import { type Runner, runner } from './tools.ts';

const BROWSER_REPORT = 'node_modules/.cache/reports/browser.json';
const ENGINES_REPORT = 'node_modules/.cache/reports/engines.json';
const E2E_REPORT = 'node_modules/.cache/reports/e2e.json';

/**
 * Finds or installs Chromium, and these others, and tells everything after it where Chromium is. Without one of the others its tests are not run:
 * that counts as skipped, and says so.
 *
 * @throws Error with what to do when there is no Chromium
 */
export const browsersStep = (...others: readonly Exclude<Engine, 'chromium'>[]): Step => ({
  name: 'browsers',
  run: async () => {
    const missing = await ensureBrowsers('chromium', ...others);
    const chromium = findBrowser('chromium');
    if (chromium === undefined) throw new Error(missing.get('chromium'));
    process.env.CHROME_PATH = chromium;
    const note = [chromium, ...missing.values()].join('; ');
    return { tally: { passed: 0, failed: 0, skipped: missing.size }, note };
  },
});

/** With `CHROMIUM=whole`, as the long forms set it, pages are tried in the Chromium that people have, else in its shell where there is one. */
const shellForPages = (): Readonly<Record<string, string>> => {
  const chromium = process.env.CHROMIUM === 'whole' ? undefined : findBrowser('chromium');
  const shell = chromium === undefined ? undefined : shellOf(chromium);
  return shell === undefined ? {} : { CHROMIUM_SHELL: shell };
};

/** A runner of tests in pages. Which Chromium they have is known once one was found. */
const inPages = <Report>(options: Runner, count: (report: Report) => Tally): Step => ({
  name: options.name,
  run: () => runner({ ...options, env: { ...options.env, ...shellForPages() } }, count).run(),
});

/** `.web.test.ts` files. */
export const browserStep = (): Step =>
  inPages(
    {
      name: 'browser',
      command: 'web-test-runner',
      args: [],
      report: BROWSER_REPORT,
      env: { BROWSER_REPORT: join(ROOT, BROWSER_REPORT) },
      stream: true,
    },
    countBrowser,
  );

/** What a shop's page loads, in Firefox and WebKit: the tests of what engines do in their own way, or `all` of them. */
export const enginesStep = (which: 'some' | 'all' = 'some'): Step => {
  const step = runner(
    {
      name: 'engines',
      command: 'web-test-runner',
      args: ['--config', 'web-test-runner.engines.config.mjs'],
      report: ENGINES_REPORT,
      env: { BROWSER_REPORT: join(ROOT, ENGINES_REPORT), ENGINES_TESTS: which },
      stream: true,
    },
    countBrowser,
  );
  const isThere = () => findBrowser('firefox') !== undefined || findBrowser('webkit') !== undefined;
  const none = { tally: { passed: 0, failed: 0, skipped: 1 }, note: 'neither Firefox nor WebKit is here' };
  return { name: step.name, run: () => (isThere() ? step.run() : none) };
};

/** End-to-end files; with names only those whose file name contains one of them. */
export const e2eStep = (names: readonly string[] = []): Step =>
  inPages(
    {
      name: 'e2e',
      command: 'vitest',
      args: [
        'run',
        '--config',
        'e2e/vitest.config.ts',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${E2E_REPORT}`,
        ...names,
      ],
      report: E2E_REPORT,
      stream: true,
    },
    countVitest,
  );
