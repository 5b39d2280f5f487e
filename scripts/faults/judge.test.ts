import { describe, expect, it } from 'vitest';
import type { Attempt, Report } from '../../e2e/faults/lib/report.ts';
import { complaints, judge, tallyOf } from './judge.ts';
import { rowOf } from './table.ts';

const zero = { ackedLost: 0, duplicates: 0, phantoms: 0, orderBreaks: 0, gaps: 0, stuck: 0 };
const good: Attempt = { outcome: { counters: zero, figures: { kills: 3 } }, seconds: 2 };
const bad = { outcome: { counters: { ...zero, ackedLost: 7 }, figures: {} }, seconds: 1 } satisfies Attempt;
const report: Report = {
  name: 'kill',
  what: 'The server is killed.',
  rules: ['C1', 'C5'],
  control: 'ack before commit',
  shows: ['ackedLost'],
  held: good,
  controlled: bad,
};
const broken: Attempt = { error: 'no port', seconds: 1 };

describe('judge', () => {
  it('counts a fault that held and a control that showed something as two passed tests', () => {
    expect(judge(report)).toEqual({ run: [], control: [] });
    expect(tallyOf(report)).toEqual({ passed: 2, failed: 0, skipped: 0 });
  });

  it('fails a run with a counter above 0, with a failure, or that broke', () => {
    for (const held of [bad, broken, { ...good, outcome: { counters: zero, figures: {}, failures: ['late'] } }]) {
      expect(judge({ ...report, held }).run).not.toEqual([]);
      expect(tallyOf({ ...report, held })).toEqual({ passed: 1, failed: 1, skipped: 0 });
    }
  });

  it('fails a control that shows nothing, and one that broke: neither proves the run', () => {
    for (const controlled of [good, broken]) {
      expect(judge({ ...report, controlled }).control).not.toEqual([]);
      expect(tallyOf({ ...report, controlled })).toEqual({ passed: 1, failed: 1, skipped: 0 });
    }
  });

  it('fails a control that shows something else than what it names, or not all of it', () => {
    const says = (...failures: string[]) => ({
      seconds: 1,
      outcome: { counters: bad.outcome.counters, figures: {}, failures },
    });
    expect(judge({ ...report, shows: ['duplicates'] }).control).toEqual([
      'did not show dup with the guard off, but 7 lost',
    ]);
    const both = { ...report, shows: ['ackedLost', { says: 'went on' }] } as const;
    expect(judge({ ...both, controlled: says('it went on') }).control).toEqual([]);
    expect(judge({ ...both, controlled: says('it ended late') }).control).toEqual([
      'did not show "went on" with the guard off, but 7 lost; it ended late',
    ]);
    expect(judge({ ...report, shows: [] }).control).not.toEqual([]);
  });

  it('fails a fault whose process told nothing', () => {
    const { held: _, controlled: __, ...silent } = report;
    expect(tallyOf(silent)).toEqual({ passed: 0, failed: 2, skipped: 0 });
  });

  it('does not count a fault that was not run, and names the reason', () => {
    const { held: _, controlled: __, ...named } = report;
    const notRun = { ...named, notRun: 'needs root' };
    expect(tallyOf(notRun)).toEqual({ passed: 0, failed: 0, skipped: 0 });
    expect(rowOf(notRun).join()).toContain('not run: needs root');
  });
});

it('names what was found: counters by their heading, failures in their words', () => {
  expect(complaints({ counters: { ...zero, gaps: 2 }, figures: {}, failures: ['no goodbye'] })).toEqual([
    '2 gaps',
    'no goodbye',
  ]);
});

it('prints a row with counters, figures and what the control showed', () => {
  const [row = '', figures] = rowOf(report);
  expect(row).toMatch(/^✓ kill +C1 C5 +(0 +){6}3\.0 {2}ack before commit: 7 lost$/);
  expect(figures?.trim()).toBe('kills 3');
  expect(rowOf({ ...report, controlled: good })[0]).toMatch(/^✗/);
});
