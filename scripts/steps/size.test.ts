import { expect, it } from 'vitest';
import { judgeSizes, uncounted } from './size.ts';

it('counts each limit as a test and names the one that is passed over', () => {
  const outcome = judgeSizes([
    { name: 'loader', size: 900, passed: true },
    { name: 'headless SDK', size: 7100, passed: false },
  ]);
  expect(outcome.tally).toEqual({ passed: 1, failed: 1, skipped: 0 });
  expect(outcome.note).toBe('loader 0.90 kB, headless SDK 7.10 kB');
  expect(outcome.detail).toContain('headless SDK');
});

it('fails when nothing was measured, a file is missing or nothing was limited', () => {
  expect(judgeSizes([]).tally.failed).toBe(1);
  expect(judgeSizes([{ name: 'loader', size: 0, passed: true }]).tally.failed).toBe(1);
  expect(judgeSizes([{ name: 'loader', size: 900 }]).tally.failed).toBe(1);
});

it('names once what is loaded with limited files and is none of them', () => {
  const imports: Readonly<Record<string, string[]>> = {
    panel: ['panel', 'shape'],
    loader: ['loader'],
    en: ['en', 'shape'],
  };
  expect(uncounted(['loader', 'panel', 'en'], (file) => imports[file] ?? [])).toEqual(['shape']);
  expect(uncounted(['loader', 'panel', 'en', 'shape'], (file) => imports[file] ?? [])).toEqual([]);
});
