import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { bundledTests } from './scripts/browser/bundled-tests.ts';
import { findChromium } from './scripts/browser/find.ts';

/** All tests of a suite and of the suites inside it. */
const testsOf = (suite) => (suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : []);

/** Writes the counts as JSON for the sum at the end of `npm test`. */
const countsReporter = (file) => ({
  stop({ sessions }) {
    const tests = sessions.flatMap((session) => testsOf(session.testResults));
    const counts = {
      passed: tests.filter((test) => test.passed && !test.skipped).length,
      failed: tests.filter((test) => !test.passed && !test.skipped).length,
      skipped: tests.filter((test) => test.skipped).length,
      errors: sessions.filter((session) => !session.passed && testsOf(session.testResults).every((test) => test.passed))
        .length,
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  },
});

/** A tab behind another draws nothing: each page is in front, in a window with the focus, over a storage of its own. */
const windowOfItsOwn = async ({ browser }) => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true });
  return page;
};

const TESTS = 'packages/*/src/**/*.web.test.{ts,tsx}';
const report = process.env.BROWSER_REPORT;

/** Browser tests: everything that ends in `.web.test.ts`, in one Chromium. */
export default {
  files: [TESTS],
  rootDir: '.',
  plugins: [bundledTests(TESTS)],
  reporters: [defaultReporter(), ...(report ? [countsReporter(report)] : [])],
  // How quick a busy machine is tells nothing about the code: only what hangs is ended.
  testFramework: { config: { timeout: 60_000 } },
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 300_000,
  concurrency: 3,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: findChromium(),
        // The popups of the address bar are pages, too, drawn for every window.
        args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup'],
      },
      createPage: windowOfItsOwn,
    }),
  ],
};
