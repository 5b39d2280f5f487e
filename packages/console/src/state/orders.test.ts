import { expect, it } from 'vitest';
import { idOf } from '../testing/fixtures.ts';
import { createOrders } from './orders.ts';

it('remembers how the threads used last were put in order, eight of them', () => {
  const orders = createOrders();
  const [first, second] = [orders(idOf(1)), orders(idOf(2))];
  expect(orders(idOf(1))).toBe(first);
  for (let n = 3; n <= 9; n++) orders(idOf(n));
  expect(orders(idOf(1))).toBe(first);
  expect(orders(idOf(2))).not.toBe(second);
});
