/** What a runner counted. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export const add = (a: Tally, b: Tally): Tally => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** `12 passed, 0 failed`, and `, 1 skipped` only when something was. */
export const tallyLine = ({ passed, failed, skipped }: Tally): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** The part of vitest's JSON report that is counted. */
interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** The report that `web-test-runner.config.mjs` writes. `errors` counts files that broke outside of a test. */
interface BrowserReport extends Tally {
  readonly errors: number;
}

/** Counts a vitest report. A file that broke before its first test counts as one failure. */
export const countVitest = (report: VitestReport): Tally => ({
  passed: report.numPassedTests,
  failed:
    report.numFailedTests +
    report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** Counts a browser report. A file that broke outside of a test counts as one failure. */
export const countBrowser = (report: BrowserReport): Tally => ({
  passed: report.passed,
  failed: report.failed + report.errors,
  skipped: report.skipped,
});

/**
 * What counts in the end, given what a runner reported and how it exited. A runner without a report, without a single
 * test, or that failed without a failed test, is one failure: silence never passes.
 */
export const honest = (reported: Tally | undefined, exitCode: number): Tally => {
  if (reported === undefined) return { passed: 0, failed: 1, skipped: 0 };
  const silent = reported.passed + reported.failed === 0;
  return reported.failed === 0 && (exitCode !== 0 || silent) ? { ...reported, failed: 1 } : reported;
};
