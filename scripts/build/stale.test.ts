import { expect, it } from 'vitest';
import { isStale } from './stale.ts';

it('builds when nothing is built', () => {
  expect(isStale([1], [])).toBe(true);
});

it('builds when one source is newer than one built file', () => {
  expect(isStale([1, 6], [5, 7])).toBe(true);
});

it('leaves a build alone that is newer than all sources', () => {
  expect(isStale([1, 4], [5, 7])).toBe(false);
});
