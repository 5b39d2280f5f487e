import { expect, it } from 'vitest';
import { missed, type SearchRow } from './result.ts';

const row = (over: Partial<SearchRow>): SearchRow => ({
  ...{ kind: 'a word', questions: 9, foundMedian: 3, p50Ms: 1, p99Ms: 200, worstMs: 300, likeP50Ms: 1, likeWorstMs: 1 },
  ...over,
});
const flood = { lagMs: 5000 };

it('holds the p99 of every kind and the lag to their goals', () => {
  expect(missed({ rows: [row({})], flood })).toEqual([]);
  expect(missed({ rows: [row({ p99Ms: 201 })], flood: { ...flood, lagMs: 5001 } })).toEqual([
    'a word: p99 201 ms, and the goal is 200 ms.',
    'The flood was in the index after 5001 ms; the goal is 5000 ms.',
  ]);
});
