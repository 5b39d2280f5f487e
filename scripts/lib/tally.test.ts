import { expect, it } from 'vitest';
import { add, countBrowser, countVitest, honest, tallyLine } from './tally.ts';

const report = { numPassedTests: 3, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1, testResults: [] };

it('counts passed, failed, and both kinds of skipped tests', () => {
  expect(countVitest(report)).toEqual({ passed: 3, failed: 1, skipped: 2 });
});

it('counts a file that broke before its first test as a failure', () => {
  const testResults = [
    { status: 'failed', assertionResults: [] },
    { status: 'failed', assertionResults: [{}] },
    { status: 'passed', assertionResults: [] },
  ];
  expect(countVitest({ ...report, testResults }).failed).toBe(2);
  expect(countBrowser({ passed: 3, failed: 1, skipped: 0, errors: 2 }).failed).toBe(3);
});

it('counts silence as a failure', () => {
  expect(honest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(honest({ passed: 0, failed: 0, skipped: 4 }, 0).failed).toBe(1);
  expect(honest({ passed: 5, failed: 0, skipped: 0 }, 1).failed).toBe(1);
});

it('takes an honest report as it is', () => {
  expect(honest({ passed: 5, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
  expect(honest({ passed: 5, failed: 2, skipped: 0 }, 1).failed).toBe(2);
});

it('ends with a line that names skipped tests only when there are any', () => {
  expect(tallyLine(add({ passed: 1, failed: 2, skipped: 0 }, { passed: 3, failed: 0, skipped: 0 }))).toBe(
    '4 passed, 2 failed',
  );
  expect(tallyLine({ passed: 1, failed: 0, skipped: 2 })).toBe('1 passed, 0 failed, 2 skipped');
});
