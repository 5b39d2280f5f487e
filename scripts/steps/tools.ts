import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ExecOptions, exec } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import type { Step } from '../lib/step.ts';
import { honest, type Tally, tallyLine } from '../lib/tally.ts';

/** A tool that says yes or no with its exit code: one test. */
export const tool = (name: string, command: string, args: readonly string[], options: ExecOptions = {}): Step => ({
  name,
  run: async () => {
    const { code, output } = await exec(command, args, options);
    const failed = code === 0 ? 0 : 1;
    return { tally: { passed: 1 - failed, failed, skipped: 0 }, detail: output };
  },
});

export interface Runner extends ExecOptions {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** The file into which the runner writes its JSON report, relative to the root. */
  readonly report: string;
}

const readReport = <Report>(path: string, count: (report: Report) => Tally): Tally | undefined => {
  try {
    return count(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
};

/** For a whole runner: what hangs in it ends by limits of its own, and a machine may be slow. */
const RUNNER_TIMEOUT_MS = 30 * 60_000;

/** A runner that counts its own tests and writes them down. Without its report it has failed. */
export const runner = <Report>(options: Runner, count: (report: Report) => Tally): Step => ({
  name: options.name,
  run: async () => {
    const path = join(ROOT, options.report);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true });
    const { code, output } = await exec(options.command, options.args, { timeoutMs: RUNNER_TIMEOUT_MS, ...options });
    const reported = readReport(path, count);
    const tally = honest(reported, code);
    const note = reported === undefined ? 'did not report' : tallyLine(reported);
    return { tally, note, detail: output };
  },
});
