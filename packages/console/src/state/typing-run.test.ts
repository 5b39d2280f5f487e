import { expect, it } from 'vitest';
import { LOOK_MS, nextRun } from './typing-run.ts';

it('goes on while nobody can have looked up, and keeps to where it began', () => {
  const first = nextRun(undefined, 'a', 0);
  const second = nextRun(first, 'b', LOOK_MS - 1);
  expect(second.meantFor).toBe('a');
  expect(nextRun(second, 'b', 2 * LOOK_MS - 2).meantFor).toBe('a');
  expect(nextRun(second, 'b', 2 * LOOK_MS - 1).meantFor).toBe('b');
});

it('ends when the clock was set', () => {
  expect(nextRun({ meantFor: 'a', lastAt: 1e9 }, 'b', 0).meantFor).toBe('b');
});
