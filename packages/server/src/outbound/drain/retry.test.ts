import { expect, test } from 'vitest';
import { GIVEN_UP_MS, LEAST_TRIES, nextTry, restMs } from './retry.ts';

const NOON = 1_763_700_000_000;

test('[OG5] pauses from seconds to six hours, and ends after three days', () => {
  const longest = (tries: number) => Number(nextTry(tries, NOON, NOON, 0.999_999)) - NOON;
  expect([0, 1, 2, 5].map(longest).map((ms) => Math.round(ms / 1000))).toEqual([6, 11, 21, 161]);
  expect(Math.round(longest(40) / 60_000)).toBe(360);
  expect(nextTry(9, NOON, NOON, 0)).toBe(NOON + 1000);
  expect(nextTry(9, NOON, NOON + GIVEN_UP_MS - 1, 0.5)).toBeGreaterThan(NOON + GIVEN_UP_MS);
  expect(nextTry(LEAST_TRIES - 1, NOON, NOON + GIVEN_UP_MS, 0.5)).toBe('dead');
});

test('[OG5] gives up on nothing that was hardly tried, however long the server stood still', () => {
  expect(nextTry(LEAST_TRIES - 2, NOON, NOON + 9 * GIVEN_UP_MS, 0)).toBe(NOON + 9 * GIVEN_UP_MS + 1000);
});

test('[OG3] leaves a target alone that failed three times in a row, five minutes at most', () => {
  expect([0, 1, 2].map((fails) => restMs(fails, 0.5))).toEqual([0, 0, 0]);
  expect(restMs(3, 0.5)).toBe(3500);
  expect(restMs(100, 0.999_999)).toBeLessThanOrEqual(301_000);
});
