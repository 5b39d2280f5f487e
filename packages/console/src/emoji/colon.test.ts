import { expect, it } from 'vitest';
import { colonAt } from './colon.ts';

const words = (text: string, caret = text.length) => colonAt(text, caret)?.words;

it('finds the name before the caret, wherever in the text', () => {
  expect(colonAt('Thanks :smi and more', 11)).toEqual({ from: 7, to: 11, words: 'smi' });
  expect(words(':thumbs_up')).toBe('thumbs_up');
  expect(words('好的\n：茶')).toBe('茶');
  expect(words('谢谢 :笑')).toBe('笑');
});

it('is none in a time, an address, behind one letter or a space', () => {
  for (const text of ['at 12:30', 'https://x', 'a:bc', ':s', ':', ': smile', ':smile ', `:${'x'.repeat(33)}`]) {
    expect(words(text), text).toBeUndefined();
  }
});
