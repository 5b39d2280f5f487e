import { join } from 'node:path';
import { ensureChromium } from '../browser/install.ts';
import { ROOT } from '../lib/source.ts';
import type { Step } from '../lib/step.ts';
import { countBrowser, countVitest } from '../lib/tally.ts';
import { runner } from './tools.ts';

const BROWSER_REPORT = 'node_modules/.cache/reports/browser.json';
const E2E_REPORT = 'node_modules/.cache/reports/e2e.json';

/** Finds or installs Chromium and tells everything after it where it is. Counts as no test. */
export const chromiumStep = (): Step => ({
  name: 'chromium',
  run: async () => {
    process.env.CHROME_PATH = await ensureChromium();
    return { tally: { passed: 0, failed: 0, skipped: 0 }, note: process.env.CHROME_PATH };
  },
});

/** `.web.test.ts` files. */
export const browserStep = (): Step =>
  runner(
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

/** End-to-end files; with names only those whose file name contains one of them. */
export const e2eStep = (names: readonly string[] = []): Step =>
  runner(
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
