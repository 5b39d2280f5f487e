import { expect, it } from 'vitest';
import { newCursor } from './cursor.ts';
import { Cursors } from './cursors.ts';

it('holds any number of conversations, one at first', () => {
  const cursors = new Cursors();
  const [a, b, again] = [newCursor(1, 0), newCursor(2, 0), newCursor(3, 0)];
  expect([...cursors]).toEqual([]);
  expect(cursors.has('a')).toBe(false);
  cursors.delete('a');

  cursors.set('a', a);
  expect(cursors.get('a')).toBe(a);
  expect(cursors.get('b')).toBeUndefined();
  cursors.set('a', again);
  expect([...cursors]).toEqual([['a', again]]);

  cursors.set('b', b);
  expect([cursors.get('a'), cursors.get('b'), cursors.has('a'), cursors.has('c')]).toEqual([again, b, true, false]);
  cursors.delete('a');
  expect([...cursors]).toEqual([['b', b]]);
  cursors.clear();
  expect([...cursors]).toEqual([]);

  cursors.set('c', a);
  cursors.delete('b');
  expect([...cursors]).toEqual([['c', a]]);
  cursors.delete('c');
  expect(cursors.has('c')).toBe(false);
});
