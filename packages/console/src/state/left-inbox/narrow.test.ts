import type { ConversationRow } from '@shopbell/protocol';
import { expect, test } from 'vitest';
import { COLLEAGUE, idOf, ME, rowOf } from '../../testing/fixtures.ts';
import { EVERYTHING, type Narrow, narrowed, standingOf } from './narrow.ts';

const left = (n: number, more: Partial<ConversationRow> = {}): ConversationRow =>
  rowOf(n, { state: 'left', left: { at: n, dueAt: 100 - n }, ...more });
const NEW = left(1);
const LATER = left(2, { owner: ME });
const THEIRS = left(3, { state: 'active', agent: COLLEAGUE });
const REPLIED = left(4, { state: 'closed', left: { at: 4, repliedAt: 5 } });
const GIVEN_UP = left(5, { state: 'closed', left: { at: 5, gaveUpAt: 6 } });
const told = [NEW, LATER, THEIRS].map((row, at) => ({ row, text: ['Kettle of Ann', 'Ｔｉｎ', 'Lid'][at] ?? '' }));
const kept = (narrow: Partial<Narrow>) =>
  narrowed(told, { ...EVERYTHING, ...narrow }, { self: ME.id, isLate: (row) => row === THEIRS }).map(
    ({ conversation }) => conversation,
  );

test('a left message is new, claimed, replied or given up', () => {
  expect([NEW, THEIRS, REPLIED, GIVEN_UP].map(standingOf)).toEqual(['new', 'claimed', 'replied', 'gave_up']);
});

test('[CI1] what is due first stands on top, and what is claimed behind what nobody has', () => {
  expect(kept({})).toEqual([idOf(2), idOf(1), idOf(3)]);
  expect(kept({ view: 'new' })).toEqual([idOf(2), idOf(1)]);
  expect(kept({ view: 'claimed' })).toEqual([idOf(3)]);
});

test('[CI1] the list is narrowed to one’s own, to what is late, and to words, however they are written', () => {
  expect(kept({ mine: true })).toEqual([idOf(2)]);
  expect(kept({ late: true })).toEqual([idOf(3)]);
  expect(kept({ words: 'ann KETTLE' })).toEqual([idOf(1)]);
  expect(kept({ words: 'tin' })).toEqual([idOf(2)]);
  expect(kept({ words: 'ann tin' })).toEqual([]);
});

test('[CI1] what is settled keeps the order it came in', () => {
  const page = [left(9, { state: 'closed', left: { at: 9, gaveUpAt: 9 } }), GIVEN_UP];
  const rows = page.map((row) => ({ row, text: '' }));
  const by = { self: ME.id, isLate: () => false };
  expect(narrowed(rows, { ...EVERYTHING, view: 'gave_up' }, by)).toEqual(page);
});
