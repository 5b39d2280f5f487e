import { expect, it } from 'vitest';
import { isRival, isYoung, RIVAL_MS } from './rivals.ts';

const at = (...times: number[]) => times.map((time) => ({ at: time }));

it('[OB15] words whose secret is as old as the one that counts are the same person’s, whichever was first', () => {
  expect(isRival(at(1_000_000), at(1_000_000 + RIVAL_MS), 9_000_000)).toBe(true);
  expect(isRival(at(1_000_000, 5_000_000), at(1_000_000 - RIVAL_MS), 9_000_000)).toBe(true);
  expect(isRival([], at(1_000_000), 1_000_000 + RIVAL_MS)).toBe(true);
});

it('[OB15] words that were just written may be of a tab whose secret will count', () => {
  expect(isYoung(at(1_000_000, 2_000_000), 1_000_000 + RIVAL_MS)).toBe(true);
  expect(isYoung(at(1_000_000), 1_000_001 + RIVAL_MS)).toBe(false);
  expect(isYoung(at(1_000_000), 999_999 - RIVAL_MS)).toBe(false);
});

it('[ID1] words of any other time are not', () => {
  expect(isRival(at(1_000_000), at(1_000_001 + RIVAL_MS), 9_000_000)).toBe(false);
  expect(isRival(at(1_000_000), at(999_999 - RIVAL_MS, 1_000_000), 9_000_000)).toBe(false);
  expect(isRival([], at(1_000_000), 1_000_001 + RIVAL_MS)).toBe(false);
  expect(isRival([], at(1_000_000), 1_000_000 - RIVAL_MS - 1)).toBe(false);
});
