import { expect, it } from 'vitest';
import { wordsOf } from './findable.ts';

const stamp = { seq: 2, at: 1, by: { role: 'system' } } as const;
const file = { id: '01kafzf11e0000000001', name: '退货单.pdf', type: 'application/pdf', bytes: 3 } as const;

it('finds a file by its name, with the words or without', () => {
  expect(wordsOf({ kind: 'message', ...stamp, text: '', file })).toBe('退货单.pdf');
  expect(wordsOf({ kind: 'message', ...stamp, text: 'please', file })).toBe('please 退货单.pdf');
  expect(wordsOf({ kind: 'message', ...stamp, text: 'please' })).toBe('please');
});
it('finds nothing where nobody wrote anything', () => {
  expect(wordsOf({ kind: 'closed', ...stamp })).toBeUndefined();
  expect(wordsOf({ kind: 'requested', ...stamp })).toBeUndefined();
});
