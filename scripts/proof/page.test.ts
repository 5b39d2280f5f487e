import { expect, it } from 'vitest';
import type { Report } from '../../e2e/faults/lib/report.ts';
import { renderProof, withProof } from './page.ts';
import type { Part } from './parts.ts';

const origin = { machine: 'A box, 2 cores', node: 'v26.10.0', commit: 'abc1234', date: '2026-11-22' };
const counters = { ackedLost: 0, duplicates: 0, phantoms: 0, orderBreaks: 0, gaps: 0, stuck: 0 };
const report: Report = {
  name: 'kill',
  what: 'The server is killed.',
  rules: ['C5'],
  control: 'ack before commit',
  shows: ['ackedLost'],
  held: { outcome: { counters, figures: { kills: 100 } }, seconds: 9.6 },
  controlled: { outcome: { counters: { ...counters, ackedLost: 3 }, figures: {} }, seconds: 2 },
};
const good: Part = { name: 'kill', origin, isGood: true, report };

it('shows machine, date, counters, figures, and what the control showed', () => {
  const page = renderProof([good], ['kill']);
  expect(page).toContain('on 2026-11-22.');
  expect(page).toContain('A box, 2 cores; Node v26.10.0');
  expect(page).toContain('| **kill** | C5 | 0 | 0 | 0 | 0 | 0 | 0 | kills 100 | 12 | abc1234 |');
  expect(page).toContain('| **kill** | The server is killed. | ack before commit | 3 lost |');
  expect(page).toContain('Everything held');
});

it('says what failed instead of praising the rest', () => {
  const bad = { outcome: { counters: { ...counters, gaps: 2 }, figures: {} }, seconds: 1 };
  const page = renderProof(
    [good, { ...good, name: 'cuts', isGood: false, report: { ...report, name: 'cuts', held: bad } }],
    ['kill', 'cuts'],
  );
  expect(page).not.toContain('Everything');
  expect(page).toContain('- **cuts** failed: 2 gaps');
});

it('names what was not run, with the reason, and gives it no row', () => {
  const { held: _, controlled: __, ...rest } = report;
  const page = renderProof([{ ...good, report: { ...rest, notRun: 'needs root' } }], ['kill']);
  expect(page).toContain('- **kill** was not run: needs root');
  expect(page).not.toContain('| **kill**');
});

it('names what has no run on record, and does not call the rest everything', () => {
  const page = renderProof([good], ['kill', 'tabs']);
  expect(page).toContain('- **tabs** has no run in the long form on record.');
  expect(page).toContain('not everything was run');
});

it('keeps what the other parts printed', () => {
  const page = renderProof([{ name: 'simulation', origin, isGood: true, lines: ['100000 seeds'] }], ['simulation']);
  expect(page).toContain('### Simulation\n\nAt commit abc1234.\n\n```text\n100000 seeds\n```');
});

it('replaces its own section of the page and nothing else', () => {
  const page = 'before\n<!-- proof: begin -->\nold\n<!-- proof: end -->\nafter\n';
  const once = withProof(page, 'new');
  expect(once).toBe('before\n<!-- proof: begin -->\n\nnew\n\n<!-- proof: end -->\nafter\n');
  expect(withProof(once, 'new')).toBe(once);
  expect(() => withProof('nothing', 'new')).toThrow('no place');
});
