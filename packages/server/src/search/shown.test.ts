import { expect, test } from 'vitest';
import { piecesOf } from './atoms.ts';
import { isMasked, shownOf } from './shown.ts';

const TEXT = 'Please call 13812345678 about the kettle';
const look = (words: string, masks = true) => shownOf(TEXT, masks, piecesOf(words) ?? []);

test('[MK4] what is private in what was found is masked, at the same places', () => {
  const shown = look('kettle');
  expect(shown?.text).toBe('Please call 138****5678 about the kettle');
  expect(shown?.places.map(({ start, end }) => TEXT.slice(start, end))).toEqual(['kettle']);
});

test('[MK4] a number is found by who knows all of it, and by no part of it', () => {
  expect(look('13812345678')?.text).toBe('Please call 138****5678 about the kettle');
  for (const part of ['1381', '13812', '1381234567', 'call 13812', 'kettle 138123'])
    expect(look(part), part).toBeUndefined();
  expect(look('1381', false)?.text).toBe(TEXT);
});

test('[MK4] masked are a shopper’s words and what the shop calls its member, not what agents say', () => {
  const [shopper, agent] = [
    { role: 'shopper', id: 'p' },
    { role: 'agent', id: 'a', name: 'A' },
  ] as const;
  expect(isMasked({ kind: 'message', by: shopper })).toBe(true);
  expect(isMasked({ kind: 'identified', by: { role: 'system' } })).toBe(true);
  expect(isMasked({ kind: 'message', by: agent })).toBe(false);
});
