import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { ROOT } from '../lib/source.ts';
import { countVitest } from '../lib/tally.ts';
import { runner, tool } from './tools.ts';

const report = 'node_modules/.cache/reports/tools-test.json';
const counts = { numPassedTests: 2, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
const writes = `require('node:fs').writeFileSync('${report}', '${JSON.stringify(counts)}');`;

/** Answers nothing for a minute: a test that is ended itself leaves no process that runs for ever. */
const busy = 'console.log("line 1"); const end = Date.now() + 60_000; while (Date.now() < end);';

const run = async (script: string) =>
  runner({ name: 'unit', command: 'node', args: ['--eval', script], report }, countVitest).run();

afterEach(() => rmSync(join(ROOT, report), { force: true }));

it('takes the counts a runner has written', async () => {
  expect((await run(writes)).tally).toEqual({ passed: 2, failed: 0, skipped: 0 });
});

it('counts a runner that wrote nothing as failed, even with a report of last time', async () => {
  await run(writes);
  const outcome = await run('console.log("all fine")');
  expect(outcome.tally).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(outcome.note).toBe('did not report');
});

it('counts a runner that broke after its report as failed', async () => {
  expect((await run(`${writes} process.exit(1)`)).tally).toEqual({ passed: 2, failed: 1, skipped: 0 });
});

it('takes the word of a tool that says yes or no, and keeps what it said', async () => {
  const yes = await tool('lint', 'node', ['--eval', '']).run();
  const no = await tool('lint', 'node', ['--eval', 'console.error("line 3"); process.exit(1)']).run();
  expect(yes.tally).toEqual({ passed: 1, failed: 0, skipped: 0 });
  expect(no.tally).toEqual({ passed: 0, failed: 1, skipped: 0 });
  expect(no.detail).toBe('line 3\n');
});

it('counts a tool that does not exist as failed', async () => {
  const outcome = await tool('lint', 'no-such-tool', []).run();
  expect(outcome.tally.failed).toBe(1);
});

it('ends a tool that does not come to an end, with what it said until then', async () => {
  const outcome = await tool('lint', 'node', ['--eval', busy], { timeoutMs: 500 }).run();
  expect(outcome.tally.failed).toBe(1);
  expect(outcome.detail).toBe('line 1\nended by SIGKILL\nhad not ended after 0.5 s\n');
});
