import type { Conversation } from '@shopbell/domain';
import { expect, it } from 'vitest';
import { createStaleness } from './stale.ts';

const at = (seq: number, deskSeq: number, id = 'c1') => ({ id, seq, deskSeq }) as Conversation;

it('[RL27] knows a hint of before a newer one, in either lane, for each conversation by itself', () => {
  const isStale = createStaleness();
  expect(isStale(at(3, 1))).toBe(false);
  expect(isStale(at(3, 1))).toBe(false);
  expect(isStale(at(4, 1))).toBe(false);
  expect(isStale(at(3, 1))).toBe(true);
  expect(isStale(at(4, 2))).toBe(false);
  expect(isStale(at(4, 1))).toBe(true);
  expect(isStale(at(1, 0, 'c2'))).toBe(false);
  expect(isStale(at(5, 2))).toBe(false);
});
