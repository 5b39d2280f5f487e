import { defaultReporter } from '@web/test-runner';
import { bundledTests } from './bundled-tests.ts';
import { countsReporter, skipsReporter } from './reporters.ts';

/** What every run of browser tests has; `BROWSER_REPORT` names the file for its counts. */
export function runnerOptions(files: readonly string[]): object {
  const { BROWSER_REPORT: report } = process.env;
  return {
    files,
    rootDir: '.',
    plugins: [bundledTests(files)],
    reporters: [defaultReporter(), skipsReporter(), ...(report ? [countsReporter(report)] : [])],
    // How quick a busy machine is tells nothing about the code: only what hangs is ended.
    testFramework: { config: { timeout: 60_000 } },
    browserStartTimeout: 120_000,
    testsStartTimeout: 120_000,
    testsFinishTimeout: 300_000,
  };
}
