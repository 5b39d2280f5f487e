import { expect, test } from 'vitest';
import type { Attributes } from '../api/shopper.ts';
import { knownOrder } from './known-order.ts';

type Values = Attributes['values'];
const facts = (...values: readonly Values[]) => ({
  attributes: values.map((each, at) => ({ source: at === 0 ? ('member' as const) : ('page' as const), values: each })),
});

test.each<[string, Values]>([
  ['A-1042', [['order', 'A-1042']]],
  [
    'A-1042',
    [
      ['level', 'gold'],
      ['Order_No', ' A-1042 '],
    ],
  ],
  ['20261122', [['orderNumber', 20261122]]],
  ['A-1042', [['订单号', 'A-1042']]],
])('[RY2] the order is what the shop says of the shopper: %s by %j', (order, values) => {
  expect(knownOrder([], facts(values))).toBe(order);
});

test('[RY2] the order is that of what is promised, and the same twice is one', () => {
  expect(knownOrder([{ order: 'A-1042' }, {}])).toBe('A-1042');
  expect(knownOrder([{ order: 'A-1042' }], facts([['order', 'A-1042']], [['order', 'A-1042']]))).toBe('A-1042');
});

test('[RY2] of two orders none is filled in', () => {
  expect(knownOrder([{ order: 'A-1042' }, { order: 'B-7' }])).toBeUndefined();
  expect(knownOrder([{ order: 'A-1042' }], facts([['order', 'B-7']]))).toBeUndefined();
  expect(knownOrder([], facts([['order', 'A-1042']], [['order', 'B-7']]))).toBeUndefined();
});

test('[RY2] there is none where nobody says one, or what is said can’t be a number of an order', () => {
  expect(knownOrder()).toBeUndefined();
  const odd: Values = [
    ['orders', 3],
    ['order', true],
    ['orderNo', ''],
    ['order_id', `A\n${'\u202e'}1`],
    ['order', 'x'.repeat(65)],
  ];
  for (const one of odd) expect(knownOrder([{}], facts([one]))).toBeUndefined();
});
