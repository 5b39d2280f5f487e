import { expect, test } from 'vitest';
import { allOf, NONE_PICKED, type Picked, reached, toggled, within } from './picked.ts';

const ORDER = ['a', 'b', 'c', 'd', 'e'];
const ids = (picked: Picked) => [...picked.ids].sort().join('');

test('[CI2] one is picked and let go by itself', () => {
  const one = toggled(NONE_PICKED, 'b');
  expect(ids(one)).toBe('b');
  expect(ids(toggled(toggled(one, 'd'), 'b'))).toBe('d');
});

test('[CI2] a range goes from the last one that was picked, grows and shrinks, and leaves alone what was picked before', () => {
  const picked = toggled(toggled(NONE_PICKED, 'a'), 'c');
  expect(ids(reached(picked, ORDER, 'e'))).toBe('acde');
  expect(ids(reached(reached(picked, ORDER, 'e'), ORDER, 'd'))).toBe('acd');
  expect(ids(reached(reached(picked, ORDER, 'e'), ORDER, 'b'))).toBe('abc');
  expect(ids(reached(NONE_PICKED, ORDER, 'd'))).toBe('d');
  expect(reached(picked, ORDER, 'gone')).toBe(picked);
});

test('[CI2] all of the list are picked, and then none', () => {
  expect(ids(allOf(NONE_PICKED, ORDER))).toBe('abcde');
  expect(ids(allOf(allOf(NONE_PICKED, ORDER), ORDER))).toBe('');
  expect(ids(allOf(NONE_PICKED, []))).toBe('');
});

test('[CI2] what has left the list is picked no more', () => {
  const picked = allOf(NONE_PICKED, ORDER);
  expect(ids(within(picked, ['b', 'd']))).toBe('bd');
  expect(within(picked, ORDER)).toBe(picked);
});
