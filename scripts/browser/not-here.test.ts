import { expect, it } from 'vitest';
import { type NotHere, tellSkipped } from './not-here.ts';

const known: readonly NotHere[] = [{ engine: 'WebKit', file: 'a.ts', tests: /one|two/, why: 'no such key' }];
const at = { engine: 'WebKit', file: 'a.ts' };
const both = [
  { ...at, test: 'it does one' },
  { ...at, test: 'it does two' },
];

it('names each test that was skipped, with the reason', () => {
  expect(tellSkipped(both, [at], known)).toEqual({
    lines: ['not in WebKit: it does one (no such key)', 'not in WebKit: it does two (no such key)'],
    stale: [],
  });
});

it('fails an entry whose test is gone, and not where its file was not run', () => {
  expect(tellSkipped(both.slice(1), [at], known).stale).toEqual([
    'not-here.ts names tests of a.ts that are not there in WebKit',
  ]);
  expect(tellSkipped([], [{ ...at, engine: 'Firefox' }], known).stale).toEqual([]);
});
