import { expect, test } from 'vitest';
import { missed } from './result.ts';

test('the slowest start and the p99 of coming back are held against their goals', () => {
  expect(missed({ startMs: [400, 2000], resumeP99Ms: 50 })).toEqual([]);
  expect(missed({ startMs: [2001, 400], resumeP99Ms: 51 })).toEqual([
    'startMs: 2001, and the goal is 2000.',
    'resumeP99Ms: 51, and the goal is 50.',
  ]);
});
