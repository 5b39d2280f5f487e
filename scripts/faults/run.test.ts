import { expect, it } from 'vitest';
import { faultNames } from '../../e2e/faults/lib/registry.ts';
import { longestFirst } from './run.ts';

it('begins with the longest faults, and leaves none out', () => {
  expect(longestFirst(['clock-jump', 'kill', 'sleep', 'idb-gone'])).toEqual([
    'sleep',
    'idb-gone',
    'clock-jump',
    'kill',
  ]);
  expect(longestFirst(faultNames()).sort()).toEqual(faultNames());
});
