import { COUNTERS, complaints, judge } from '../faults/judge.ts';
import { controlShowed, figuresOf, secondsOf } from '../faults/table.ts';
import type { Part } from './parts.ts';

const BEGIN = '<!-- proof: begin -->';
const END = '<!-- proof: end -->';

/** Text for a cell of a table. */
const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const row = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`;

function faultTable(parts: readonly Part[]): string[] {
  const ran = parts.flatMap(({ report, origin }) =>
    report && report.notRun === undefined ? [{ report, commit: origin.commit }] : [],
  );
  if (ran.length === 0) return [];
  const headings = ['fault', 'rules', ...COUNTERS.map(([, heading]) => heading), 'figures', 's', 'commit'];
  return [
    '',
    row(headings),
    row(headings.map(() => '---')),
    ...ran.map(({ report, commit }) => {
      const { outcome } = report.held ?? {};
      const counters = COUNTERS.map(([key]) => (outcome ? String(outcome.counters[key]) : 'broke'));
      const figures = outcome ? figuresOf(outcome.figures) : '';
      const seconds = secondsOf(report).toFixed(0);
      return row([`**${report.name}**`, report.rules.join(' '), ...counters, figures, seconds, commit]);
    }),
  ];
}

function howTable(parts: readonly Part[]): string[] {
  const ran = parts.flatMap(({ report }) => (report && report.notRun === undefined ? [report] : []));
  if (ran.length === 0) return [];
  return [
    '',
    '### How each fault is made, and what its control showed',
    '',
    row(['fault', 'what happens', 'the control: switched off', 'it showed']),
    row(['---', '---', '---', '---']),
    ...ran.map((report) => row([`**${report.name}**`, report.what, report.control, controlShowed(report)])),
  ];
}

const failed = (parts: readonly Part[]): string[] =>
  parts
    .filter(({ isGood }) => !isGood)
    .flatMap(({ name, report, lines = [] }) => {
      const { run, control } = report ? judge(report) : { run: [], control: [] };
      const why = report ? [...run, ...control.map((each) => `its control ${each}`)] : lines.slice(-5);
      const found = report?.held?.outcome ? complaints(report.held.outcome) : [];
      return [`- **${name}** failed: ${cell([...new Set([...why, ...found])].join('; '))}`];
    });

const notRun = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ report }) =>
    report?.notRun === undefined ? [] : [`- **${report.name}** was not run: ${report.notRun}`],
  );

/** Parts without any run on record: nothing is known of them. */
const unknown = (parts: readonly Part[], all: readonly string[]): string[] =>
  all
    .filter((name) => !parts.some((part) => part.name === name))
    .map((name) => `- **${name}** has no run in the long form on record.`);

const otherParts = (parts: readonly Part[]): string[] =>
  parts.flatMap(({ name, origin, lines }) =>
    lines === undefined
      ? []
      : [
          '',
          `### ${name[0]?.toUpperCase()}${name.slice(1)}`,
          '',
          `At commit ${origin.commit}.`,
          '',
          '```text',
          ...lines,
          '```',
        ],
  );

const unique = (values: readonly string[]): string => [...new Set(values)].join('; ');

function headline(bad: number, unknown: number): string {
  if (bad > 0) return '**Not everything held:**';
  return unknown > 0
    ? 'Everything that was run held, and every control showed what it should; **not everything was run:**'
    : 'Everything held, and every control showed what it should.';
}

/** The page's generated section, from whatever of `all` the parts has been run; what was not is named. */
export function renderProof(parts: readonly Part[], all: readonly string[]): string {
  const origins = parts.map(({ origin }) => origin);
  const bad = failed(parts);
  const missing = unknown(parts, all);
  const skipped = notRun(parts);
  return [
    `Written by \`npm run proof\` on ${unique(origins.map(({ date }) => date))}.`,
    `Machine: ${unique(origins.map(({ machine }) => machine))}; Node ${unique(origins.map(({ node }) => node))}.`,
    '',
    headline(bad.length, missing.length),
    ...[bad, missing, skipped].flatMap((lines) => (lines.length > 0 ? ['', ...lines] : [])),
    ...faultTable(parts),
    ...howTable(parts),
    ...otherParts(parts),
  ].join('\n');
}

/** The page with its generated section replaced. Throws when the page has none. */
export function withProof(page: string, section: string): string {
  const [from, to] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (from < 0 || to < from) throw new Error('the page has no place for the proof');
  return `${page.slice(0, from)}${BEGIN}\n\n${section}\n\n${page.slice(to)}`;
}
