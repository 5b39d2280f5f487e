import type { Report } from '../../e2e/faults/lib/report.ts';
import { COUNTERS, complaints, judge } from './judge.ts';

const NAME_WIDTH = 17;
const RULES_WIDTH = 30;

const counterWidth = (heading: string): number => heading.length + 2;

/** The heading of the table that is printed while faults run. */
export const HEADING = [
  `  ${'fault'.padEnd(NAME_WIDTH)}${'rules'.padEnd(RULES_WIDTH)}`,
  ...COUNTERS.map(([, heading]) => heading.padStart(counterWidth(heading))),
  '       s  control',
].join('');

/** Figures as one phrase. */
export const figuresOf = (figures: Readonly<Record<string, string | number>>): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');

const indent = (lines: readonly string[]): string[] =>
  lines.flatMap((line) => line.split('\n')).map((line) => `      ${line}`);

/** As much of what a control showed as a line has room for, in characters. */
const SHOWN_CHARS = 90;

/** What the control showed, in one phrase: counters, and the first of its other failures. */
export const controlShowed = (report: Report): string => {
  const { control } = judge(report);
  if (control.length > 0) return control.join('; ');
  if (!report.controlled?.outcome) return '';
  const { outcome } = report.controlled;
  const counted = complaints({ ...outcome, failures: [] });
  const shown = (counted.length > 0 ? counted : complaints(outcome).slice(0, 1)).join(', ');
  return shown.length > SHOWN_CHARS ? `${shown.slice(0, SHOWN_CHARS)} …` : shown;
};

/** Seconds of a fault and its control together. */
export const secondsOf = ({ held, controlled }: Report): number => (held?.seconds ?? 0) + (controlled?.seconds ?? 0);

/** The lines of one fault: its row, its figures, and why it failed. */
export function rowOf(report: Report): string[] {
  const { name, rules, notRun, held, control } = report;
  if (notRun !== undefined) return [`- ${name.padEnd(NAME_WIDTH)}not run: ${notRun}`];
  const verdict = judge(report);
  const isGood = verdict.run.length === 0 && verdict.control.length === 0;
  const counters = COUNTERS.map(([key, heading]) =>
    String(held?.outcome?.counters[key] ?? '–').padStart(counterWidth(heading)),
  ).join('');
  const row = `${isGood ? '✓' : '✗'} ${name.padEnd(NAME_WIDTH)}${rules.join(' ').padEnd(RULES_WIDTH)}${counters}`;
  return [
    `${row}${secondsOf(report).toFixed(1).padStart(8)}  ${control}: ${controlShowed(report)}`,
    ...indent(held?.outcome ? [figuresOf(held.outcome.figures)] : []),
    ...indent(verdict.run.map((each) => `run: ${each}`)),
    ...indent(verdict.control.map((each) => `control: ${each}`)),
  ];
}
