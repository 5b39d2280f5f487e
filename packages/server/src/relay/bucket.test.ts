import { expect, test } from 'vitest';
import { fullBucket, takeToken } from './bucket.ts';

test('[RL10] a bucket gives its burst, then one each 1/rate s, and says how long to wait', () => {
  const allowance = { perSecond: 10, burst: 2 };
  const bucket = fullBucket(allowance, 0);
  expect([0, 0, 0].map((now) => takeToken(bucket, allowance, now))).toEqual([0, 0, 100]);
  expect(takeToken(bucket, allowance, 99)).toBe(1);
  expect(takeToken(bucket, allowance, 100)).toBe(0);
  expect(takeToken(bucket, allowance, 100_000)).toBe(0);
  expect(takeToken(bucket, allowance, 100_000)).toBe(0);
  expect(takeToken(bucket, allowance, 100_000)).toBe(100);
  expect(takeToken(bucket, allowance, 200_000, 2)).toBe(0);
  expect(takeToken(bucket, allowance, 300_000, 200)).toBe(0);
  expect(takeToken(bucket, allowance, 300_100, 2)).toBe(100);
});
