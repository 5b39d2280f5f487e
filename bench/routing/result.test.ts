import { expect, test } from 'vitest';
import { GOALS, missed, quantile, type RoutingRow } from './result.ts';

const row: RoutingRow = {
  scenario: 'full',
  waiting: 10_000,
  agents: 500,
  passes: 200,
  given: 0,
  left: 0,
  stillWaiting: 10_000,
  cpuFirstMs: 90,
  cpuMedianMs: 10,
  cpuP99Ms: GOALS.cpuP99Ms,
  stopCpuMedianMs: 4,
  stopCpuP99Ms: GOALS.stopCpuP99Ms,
  stopWallMedianMs: 4,
  stopWallWorstMs: 80,
};

test('a goal is met to the number, and missed beyond it or without a number', () => {
  expect(missed([row])).toEqual([]);
  expect(missed([{ ...row, cpuP99Ms: 50.1 }])).toEqual(['full, cpuP99Ms: 50.1, and the goal is 50.']);
  expect(missed([{ ...row, stopCpuP99Ms: Number.NaN }])).toHaveLength(1);
});

test('a quantile is a value that was measured', () => {
  const values = Array.from({ length: 200 }, (_, i) => 200 - i);
  expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([100, 198, 200]);
  expect(quantile([], 0.5)).toBeNaN();
});
