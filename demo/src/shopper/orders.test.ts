import { expect, it } from 'vitest';
import { readCart } from './cart.ts';
import { orderNumber, readOrders, writeOrders } from './orders.ts';

const at = Date.UTC(2026, 10, 21, 17, 0);
const order = (number: string) => ({ number, at, lines: readCart('stoneware-mug*2.glass-teapot*1') });

it('survives the way through its cookie, newest first, five at most', () => {
  const orders = ['2611220006', '2611220005', '2611220004', '2611220003', '2611220002', '2611220001'].map(order);
  expect(readOrders(writeOrders(orders))).toEqual(orders.slice(0, 5));
});

it('reads nothing from what is no order', () => {
  expect(readOrders('')).toEqual([]);
  expect(readOrders('12!x!~2611220001!!')).toEqual([]);
});

it('numbers an order by the shop’s day', () => {
  expect(orderNumber(at, 0.0042)).toBe('2611220042');
  expect(orderNumber(at, 0.99999)).toBe('2611229999');
});
