import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative, sep } from 'node:path';
import { ROOT } from '../lib/source.ts';
import { type Skipped, tellSkipped } from './not-here.ts';

interface Test {
  readonly name: string;
  readonly passed: boolean;
  readonly skipped: boolean;
}

interface Suite {
  readonly name: string;
  readonly tests: readonly Test[];
  readonly suites: readonly Suite[];
}

/** As much of a session of `@web/test-runner` as is read here: one file in one browser. */
interface Session {
  readonly passed: boolean;
  readonly testFile: string;
  readonly browser: { readonly name: string };
  readonly testResults?: Suite;
}

interface Reporter {
  stop(ran: { readonly sessions: readonly Session[] }): void;
}

/** All tests of a suite and of the suites inside it, with their whole names. */
const testsOf = (suite: Suite | undefined, before = ''): readonly Test[] =>
  suite
    ? [
        ...suite.tests.map((test) => ({ ...test, name: `${before}${test.name}` })),
        ...suite.suites.flatMap((inner) => testsOf(inner, `${before}${inner.name} `)),
      ]
    : [];

/** Writes the counts as JSON for the sum at the end of `npm test`. */
export const countsReporter = (file: string): Reporter => ({
  stop({ sessions }) {
    const tests = sessions.flatMap((session) => testsOf(session.testResults));
    const counts = {
      passed: tests.filter((test) => test.passed && !test.skipped).length,
      failed: tests.filter((test) => !test.passed && !test.skipped).length,
      skipped: tests.filter((test) => test.skipped).length,
      errors: sessions.filter(
        (session) => !session.passed && testsOf(session.testResults).every((test) => test.passed || test.skipped),
      ).length,
    };
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(counts));
  },
});

/** Says which tests were left out in which engine, and why; fails the run where what was to be left out is not there. */
export const skipsReporter = (): Reporter => ({
  stop({ sessions }) {
    const at = ({ browser, testFile }: Session) => ({
      engine: browser.name,
      file: relative(ROOT, testFile).replaceAll(sep, '/'),
    });
    const skipped: readonly Skipped[] = sessions.flatMap((session) =>
      testsOf(session.testResults)
        .filter((test) => test.skipped)
        .map(({ name }) => ({ ...at(session), test: name })),
    );
    const { lines, stale } = tellSkipped(skipped, sessions.map(at));
    for (const line of lines) console.log(line);
    for (const line of stale) console.error(line);
    if (stale.length > 0) process.exitCode = 1;
  },
});
