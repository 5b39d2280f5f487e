import { expect, test } from 'vitest';
import type { PageResult, PageRow } from '../page/result.ts';
import { renderPage } from './render-page.ts';
import { withTable } from './render-readme.ts';

const row = (name: string, kind: PageRow['kind'], more: Partial<PageRow> = {}): PageRow => ({
  ...{ name, kind, kb: 1.5, requests: 1, scriptMs: 9, blockingMs: 0, visibleMs: 300, overFloorMs: 4, heapMb: 0.05 },
  ...more,
});
const OPEN = { hoverKb: 21.9, allKb: 21.9, boxMs: 90, mainMs: 140, heapMb: 0.5 };
const RESULT: PageResult = {
  ...{ machine: 'a machine', commit: 'abc', throttle: 4, rounds: 7, leftOut: { 'a peer 1.0': 'it needs its makers' } },
  rows: [
    row('hand-written element', 'floor'),
    row('Lit element', 'floor'),
    row('Shopbell', 'ours', { open: OPEN }),
    row('peer 2', 'peer'),
  ],
  sdks: [
    { name: '@shopbell/sdk', kb: 6.9, allKb: 27 },
    { name: 'other 1', kb: 2, allKb: 2 },
  ],
};
const WORDS = { heads: ['', 'kB', 'requests', 'script', 'heap', 'open'], floor: 'the floor', below: 'How.' };
const README = 'before\n<!-- page: written by code -->\nold\n<!-- /page -->\nafter\n';

test('the page has a row for each that was measured, opened where it opens, and says what is left out', () => {
  const page = renderPage(RESULT);
  expect(page).toContain('| **Shopbell** | 1.5 | 1 | 9 ms | 0 ms | 300 ms | 4 ms | 0.05 MB |');
  expect(page).toContain('| **Shopbell** | 21.9 | 21.9 | 90 ms | 140 ms | 0.5 MB |');
  expect(page.match(/^\| peer 2 /gm)).toHaveLength(1);
  expect(page).toContain('a peer 1.0 (it needs its makers)');
  expect(page).toContain('All of them are met.');
  expect(page).not.toMatch(/undefined|NaN|null/);
});

test('a missed goal stands on the page, and one that was never measured says so', () => {
  expect(renderPage({ ...RESULT, rows: [row('Shopbell', 'ours', { open: OPEN, scriptMs: 12 })] })).toContain(
    '- ms of script: 12, and the goal is 10.',
  );
  expect(renderPage(undefined)).toContain('Not measured yet.');
});

test('the first page changes between its marks alone, and twice is once', () => {
  const once = withTable(README, RESULT, WORDS);
  expect(once).toContain('| **Shopbell** | 1.5 | 1 | 9 ms | 0.05 MB | 21.9 |');
  expect(once).toContain('| peer 2 | 1.5 | 1 | 9 ms | 0.05 MB | 1.5 |');
  expect(once).not.toMatch(/old|Lit/);
  expect(once).toMatch(/^before\n.*after\n$/s);
  expect(withTable(once, RESULT, WORDS)).toBe(once);
  expect(withTable(once, undefined, WORDS)).toBe(README.replace('old\n', ''));
  expect(() => withTable('no marks', RESULT, WORDS)).toThrow('no place');
});
