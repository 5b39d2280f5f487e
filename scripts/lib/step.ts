import type { Finding, Verdict } from './source.ts';
import { add, NOTHING, type Tally } from './tally.ts';

/** What a step answers: how many tests it stands for, a short figure, and what to print when it failed. */
export interface Outcome {
  readonly tally: Tally;
  readonly note?: string;
  readonly detail?: string;
}

/** One line of the report. */
export interface Step {
  readonly name: string;
  run(): Outcome | Promise<Outcome>;
}

/** Where the report goes; tests read it from a list. */
export type Print = (line: string) => void;

const findingLine = ({ file, line, text }: Finding): string => `${file}${line === undefined ? '' : `:${line}`} ${text}`;

/** A gate counts as one test: passed when it objects to nothing. */
export const gate = (name: string, judge: () => Verdict): Step => ({
  name,
  run: () => {
    const { findings, note } = judge();
    const failed = findings.length > 0 ? 1 : 0;
    return { tally: { passed: 1 - failed, failed, skipped: 0 }, note, detail: findings.map(findingLine).join('\n') };
  },
});

const attempt = async (step: Step): Promise<Outcome> => {
  try {
    return await step.run();
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { tally: { passed: 0, failed: 1, skipped: 0 }, detail };
  }
};

const indent = (text: string): string =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `    ${line}`)
    .join('\n');

/** A step, or several, one after the other. */
export type Lane = Step | readonly Step[];

/**
 * Runs every step, one after the other, also after one has failed; the lanes that stand together in a list at the same time.
 * Prints a line for each with its time, and the details of those that failed.
 *
 * @returns the sum, and the names of the steps that failed
 */
export const runSteps = async (
  steps: readonly (Step | readonly Lane[])[],
  print: Print,
  now: () => number = () => performance.now(),
): Promise<{ tally: Tally; failed: readonly string[] }> => {
  let sum = NOTHING;
  const failed: string[] = [];
  const runOne = async (step: Step): Promise<void> => {
    const startedAt = now();
    const { tally, note = '', detail = '' } = await attempt(step);
    const seconds = ((now() - startedAt) / 1000).toFixed(1);
    const bad = tally.failed > 0;
    sum = add(sum, tally);
    print(`${bad ? '✗' : '✓'} ${step.name.padEnd(18)} ${seconds.padStart(6)} s  ${note}`.trimEnd());
    if (!bad) return;
    failed.push(step.name);
    if (detail.trim() !== '') print(indent(detail));
  };
  const runLane = async (lane: Lane): Promise<void> => {
    for (const step of [lane].flat()) await runOne(step);
  };
  for (const each of steps) await Promise.all([each].flat().map(runLane));
  return { tally: sum, failed };
};
