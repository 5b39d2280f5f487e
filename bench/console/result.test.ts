import { expect, test } from 'vitest';
import { missed, rowOf } from './result.ts';

test('a goal is met to the number and missed beyond it; the empty page has none', () => {
  expect(missed([rowOf('key', 'console', 2, [50, 50]), rowOf('key', 'empty page', 1, [90])])).toEqual([]);
  expect(missed([rowOf('switch', 'console', 1, [100.1])])).toEqual(['switch: 100.1, and the goal is 100.']);
});

test('what was asked for and never painted is told, wherever', () => {
  expect(missed([rowOf('message', 'empty page', 3, [1, 2])])).toEqual([
    'message in the empty page: 1 were never painted.',
  ]);
});

test('what all of them cost is told for each that was asked for', () => {
  expect(rowOf('key', 'console', 4, [1, 2], { script: 10, layout: 2.2 })).toMatchObject({
    scriptMs: 2.5,
    layoutMs: 0.6,
  });
});
