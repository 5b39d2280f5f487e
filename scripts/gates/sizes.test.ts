import { expect, it } from 'vitest';
import { checkSizes, countLines, percentile } from './sizes.ts';

const file = (path: string, lines: number) => ({ path, text: 'x\n'.repeat(lines) });
const texts = (files: { path: string; text: string }[], allowed: Record<string, string> = {}) =>
  checkSizes(files, allowed).findings.map((finding) => `${finding.file}: ${finding.text}`);

it('accepts 400 lines and objects to 401', () => {
  const small = Array.from({ length: 40 }, (_, i) => file(`packages/domain/src/${i}.ts`, 10));
  expect(texts([...small, file('packages/domain/src/x.ts', 400)])).toEqual([]);
  expect(texts([...small, file('packages/domain/src/x.ts', 401)])).toEqual([
    'packages/domain/src/x.ts: 401 lines; the limit is 400',
  ]);
});

it('objects to long tests and scripts too', () => {
  expect(texts([file('scripts/x.ts', 401), file('packages/sdk/src/x.test.ts', 500)])).toHaveLength(2);
});

it('accepts a long file with a reason, and objects to a reason without words', () => {
  expect(texts([file('scripts/x.ts', 401)], { 'scripts/x.ts': 'one table' })).toEqual([]);
  expect(texts([file('scripts/x.ts', 401)], { 'scripts/x.ts': ' ' })).toHaveLength(1);
});

it('objects to a listed file that is short again or gone', () => {
  expect(texts([file('scripts/x.ts', 10)], { 'scripts/x.ts': 'one table', 'scripts/y.ts': 'gone' })).toEqual([
    'scripts/x.ts: is listed as a long file, but has 10 lines',
    'scripts/y.ts: is listed as a long file, but does not exist',
  ]);
});

it('objects when the sources grow as a whole', () => {
  const files = Array.from({ length: 10 }, (_, i) => file(`packages/domain/src/${i}.ts`, i < 5 ? 90 : 300));
  expect(texts(files)).toEqual(['.: 95 % within 300 lines; the limit is 250']);
  expect(texts(files.slice(4))).toContain('.: median 300 lines; the limit is 100');
});

it('counts only what is written by hand', () => {
  expect(texts([file('docs/protocol.md', 5000), file('pnpm-lock.yaml', 5000)])).toEqual([]);
});

it('counts lines as an editor does', () => {
  expect([countLines(''), countLines('a'), countLines('a\n'), countLines('a\nb')]).toEqual([0, 1, 1, 2]);
});

it('takes the percentile from the sorted list', () => {
  expect(percentile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(percentile([], 0.5)).toBe(0);
});
