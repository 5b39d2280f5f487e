import { expect, it } from 'vitest';
import { checkReference } from './reference.ts';

it('objects to whatever the generator objects to', () => {
  expect(checkReference([]).findings).toEqual([]);
  expect(checkReference(['Chat.on does not have any documentation']).findings).toHaveLength(1);
});
