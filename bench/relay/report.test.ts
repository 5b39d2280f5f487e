import { describe, expect, test } from 'vitest';
import type { ServerName } from '../load/commands.ts';
import { joined, median, memoryRowsOf, type Result, rowsOf } from './report.ts';
import type { Run } from './scenarios.ts';

const run = (cpuSecondsPer100k: number, extra: Partial<Run> = {}): Run => ({
  cpuSecondsPer100k,
  done: 100,
  lost: 0,
  duplicates: 0,
  gaps: 0,
  p50Ms: 10,
  p99Ms: 20,
  ...extra,
});
const round = (floor: number, ours: Run, peer: number) =>
  new Map<ServerName, Run>([
    ['ws floor', run(floor)],
    ['shopbell', ours],
    ['socket.io + sqlite', run(peer)],
  ]);

describe('the rows of a scenario', () => {
  test('a ratio is the median of the ratios within each round, not the ratio of the medians', () => {
    const rounds = [round(1, run(2), 4), round(2, run(6), 6), round(4, run(4), 8)];
    const ours = rowsOf('agents-20', rounds).find(({ server }) => server === 'shopbell');
    expect(ours).toMatchObject({ ratioToFloor: 2, ratioToSocketIo: 0.5, cpuSecondsPer100k: 4 });
  });

  test('what was lost, doubled or left out in any round is in the sum', () => {
    const rounds = [round(1, run(1, { lost: 1 }), 1), round(1, run(1, { gaps: 2, duplicates: 3 }), 1)];
    const ours = rowsOf('one-to-one', rounds).find(({ server }) => server === 'shopbell');
    expect(ours).toMatchObject({ lost: 1, duplicates: 3, gaps: 2 });
  });
});

test('the median of an even number lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});

test('a connection costs what the process has grown by', () => {
  const mb = 1024 * 1024;
  const rows = memoryRowsOf(1024, [
    new Map<ServerName, { empty: number; full: number }>([
      ['ws floor', { empty: 50 * mb, full: 54 * mb }],
      ['shopbell', { empty: 90 * mb, full: 96 * mb }],
    ]),
  ]);
  expect(rows.map(({ kbPerConnection, ratioToFloor }) => [kbPerConnection, ratioToFloor])).toEqual([
    [4, 1],
    [6, 1.5],
  ]);
});

describe('parts of one measuring', () => {
  const part = (commit: string, scenario: 'agents-20' | 'open-2000'): Result => ({
    machine: 'm',
    commit,
    limits: {},
    rows: rowsOf(scenario, [round(1, run(1), 1)]),
    memory: [],
  });
  test('are joined when they measured the same commit', () => {
    const whole = joined(part('a', 'agents-20'), part('a', 'open-2000'));
    expect(whole.rows.map(({ scenario }) => scenario)).toEqual([
      ...Array(3).fill('agents-20'),
      ...Array(3).fill('open-2000'),
    ]);
  });
  test('of another commit are dropped, and a scenario measured again takes the place of the former', () => {
    expect(joined(part('a', 'agents-20'), part('b', 'open-2000')).rows).toHaveLength(3);
    expect(joined(part('a', 'agents-20'), part('a', 'agents-20')).rows).toHaveLength(3);
  });
});
