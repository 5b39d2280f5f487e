import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { buildAfterCut, type Kept } from './after-cut.ts';
import { seeded } from './cut.ts';
import type { Deed } from './record.ts';

const write = (begin: number, offset: number, text: string): Deed => ({
  op: 'write',
  file: 'a.db',
  begin,
  end: begin + 1,
  offset,
  bytes: Buffer.from(text),
});
const other = (op: 'sync' | 'truncate', begin: number, end: number, offset = 0): Deed => ({
  op,
  file: 'a.db',
  begin,
  end,
  offset,
  bytes: Buffer.alloc(0),
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shopbell-after-cut-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function after(deeds: readonly Deed[], at: number, kept: Kept, seed = 1): string {
  buildAfterCut(folder, deeds, at, kept, seeded(seed));
  return readFileSync(join(folder, 'a.db'), 'utf8');
}

test('what was written before a sync that has returned is kept, whatever else is', () => {
  const deeds = [write(0, 0, 'abcd'), other('sync', 2, 5), write(3, 4, 'ef')];
  for (const kept of ['none', 'some', 'torn'] as const) expect(after(deeds, 6, kept)).toMatch(/^abcd/);
  expect(after(deeds, 6, 'none')).toBe('abcd');
  expect(after(deeds, 6, 'all')).toBe('abcdef');
});

test('a sync that has not returned keeps nothing', () => {
  expect(after([write(0, 0, 'abcd'), other('sync', 2, 5)], 4, 'none')).toBe('');
});

test('a write that was under way when the sync began is not covered by it', () => {
  expect(after([write(0, 0, 'abcd'), other('sync', 0.5, 5)], 6, 'none')).toBe('');
});

test('nothing after the cut has happened', () => {
  expect(after([write(0, 0, 'abcd'), write(7, 0, 'wxyz')], 6, 'all')).toBe('abcd');
});

test('a truncation is a deed like any other', () => {
  const deeds = [write(0, 0, 'abcdef'), other('sync', 2, 3), other('truncate', 4, 5, 2)];
  expect(after(deeds, 9, 'none')).toBe('abcdef');
  expect(after(deeds, 9, 'all')).toBe('ab');
});

test('a torn write keeps some sectors of 512 bytes and leaves the others as they were', () => {
  const deeds = [write(0, 0, 'a'.repeat(4096)), other('sync', 2, 3), write(4, 0, 'b'.repeat(4096))];
  const sectors = after(deeds, 9, 'torn').match(/.{512}/g) ?? [];
  expect(sectors).toHaveLength(8);
  for (const sector of sectors) expect(sector).toMatch(/^(a{512}|b{512})$/);
  expect(new Set(sectors).size).toBe(2);
});
