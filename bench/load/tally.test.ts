import { describe, expect, test } from 'vitest';
import { cidOf, readCid } from './cid.ts';
import { createTally, quantile } from './tally.ts';

const setUp = () => {
  let now = 0;
  const tally = createTally(2, () => now);
  return { tally, pass: (ms: number) => (now += ms) };
};

describe('a message', () => {
  test('is done when both its ack and its delivery have come, in either order', () => {
    const { tally } = setUp();
    const [a, b] = [tally.send(0), tally.send(0)];
    expect(tally.acked(0, a)).toBe(false);
    expect(tally.delivered(0, a, 1)).toBe(true);
    expect(tally.delivered(0, b, 2)).toBe(false);
    expect(tally.acked(0, b)).toBe(true);
    expect(tally.count()).toMatchObject({ done: 2, lost: 0, duplicates: 0, gaps: 0 });
  });

  test('is lost while one of the two is missing', () => {
    const { tally } = setUp();
    tally.acked(1, tally.send(1));
    tally.delivered(1, tally.send(1), 2);
    tally.send(0);
    expect(tally.count()).toMatchObject({ done: 0, lost: 3 });
  });

  test('that comes twice is a duplicate, before it is done and after', () => {
    const { tally } = setUp();
    const n = tally.send(0);
    tally.delivered(0, n, 1);
    tally.delivered(0, n, 1);
    tally.acked(0, n);
    tally.acked(0, n);
    expect(tally.count()).toMatchObject({ done: 1, duplicates: 2 });
  });

  test('that comes before one that was sent earlier leaves a gap, also when that one comes later', () => {
    const { tally } = setUp();
    const [a, b, c] = [tally.send(0), tally.send(0), tally.send(0)];
    tally.delivered(0, a, 1);
    tally.delivered(0, c, 3);
    tally.delivered(0, b, 2);
    expect(tally.count().gaps).toBe(2);
  });
});

test('a delay is counted from the send to the delivery', () => {
  const { tally, pass } = setUp();
  const n = tally.send(0);
  pass(7);
  tally.delivered(0, n, 1);
  pass(100);
  tally.acked(0, n);
  expect(tally.count()).toMatchObject({ p50Ms: 7, p99Ms: 7 });
});

test('a share of nothing is 0, and of the largest the last', () => {
  expect(quantile([], 0.5)).toBe(0);
  expect(quantile([1, 2, 3], 1)).toBe(3);
});

test('a cid is a UUIDv7 of its time that tells its message', () => {
  const cid = cidOf(199, 123_456, 1_795_312_627_897);
  expect(cid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(readCid(cid)).toEqual({ conversation: 199, n: 123_456 });
  expect(Number.parseInt(cid.replaceAll('-', '').slice(0, 12), 16)).toBe(1_795_312_627_897);
});
