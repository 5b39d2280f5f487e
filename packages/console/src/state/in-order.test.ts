import { expect, test } from 'vitest';
import { inOrder, type SortValue, sortPressed } from './in-order.ts';

const order = (values: readonly SortValue[], down = false, lang = 'en') =>
  inOrder(values, (value) => value, { down, lang });

test('numbers stand as numbers, not as they are written', () => {
  expect(order([10, 9, -1, 100])).toEqual([-1, 9, 10, 100]);
  expect(order([10, 9, -1, 100], true)).toEqual([100, 10, 9, -1]);
});

test('words stand as the language has them, Chinese ones by their sound', () => {
  expect(order(['zoé', 'Ann', 'ärmel', 'bob', 'Ann 10', 'Ann 9'])).toEqual([
    'Ann',
    'Ann 9',
    'Ann 10',
    'ärmel',
    'bob',
    'zoé',
  ]);
  // By their code points: 丁 王 赵 陈.
  expect(order(['赵敏', '王伟', '陈晓', '丁一'], false, 'zh-CN')).toEqual(['陈晓', '丁一', '王伟', '赵敏']);
});

test('what has no value stands last, whichever way', () => {
  expect(order([undefined, 2, undefined, 1])).toEqual([1, 2, undefined, undefined]);
  expect(order([undefined, 2, undefined, 1], true)).toEqual([2, 1, undefined, undefined]);
});

test('rows that are alike keep their order, whichever way', () => {
  const rows = [...'abcdef'].map((id, at) => ({ id, by: at % 2 }));
  const ids = (down: boolean) =>
    inOrder(rows, ({ by }) => by, { down, lang: 'en' })
      .map(({ id }) => id)
      .join('');
  expect([ids(false), ids(true)]).toEqual(['acebdf', 'bdface']);
});

test('a head pressed again turns the order round', () => {
  const first = sortPressed({ by: 'name', down: false }, 'served');
  expect([first, sortPressed(first, 'served'), sortPressed(sortPressed(first, 'served'), 'served')]).toEqual([
    { by: 'served', down: false },
    { by: 'served', down: true },
    { by: 'served', down: false },
  ]);
});
