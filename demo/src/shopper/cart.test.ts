import { expect, it } from 'vitest';
import { findGood } from '../goods/index.ts';
import { billOf } from './bill.ts';
import { countAll, countOf, mostOf, readCart, setCount, writeLines } from './cart.ts';

const good = (slug: string) => {
  const found = findGood(slug);
  if (!found) throw new Error(`no ${slug}`);
  return found;
};
const mug = good('stoneware-mug');
const teapot = good('glass-teapot');

it('survives the way through its cookie', () => {
  const cart = setCount(setCount([], mug, 2), teapot, 1);
  expect(writeLines(cart)).toBe('stoneware-mug*2.glass-teapot*1');
  expect(readCart(writeLines(cart))).toEqual(cart);
});

it.each([
  '',
  'nothing*2',
  'stoneware-mug',
  'stoneware-mug*0',
  'stoneware-mug*-1',
  'stoneware-mug*1e9',
  '*',
  '__proto__*1',
])('reads nothing from “%s”', (text) => {
  expect(readCart(text)).toEqual([]);
});

it('holds each good once and no more than there are', () => {
  expect(readCart('stoneware-mug*1.stoneware-mug*3')).toEqual([{ good: mug, count: 3 }]);
  expect(countOf(readCart('glass-teapot*9'), teapot)).toBe(teapot.stock);
  expect(countOf(setCount([], mug, 500), mug)).toBe(mostOf(mug));
});

it('never holds what is sold out', () => {
  expect(setCount([], good('beech-stool'), 1)).toEqual([]);
});

it('drops a good whose count is 0 and keeps the others in place', () => {
  const cart = readCart('stoneware-mug*2.glass-teapot*1.bread-board*1');
  expect(writeLines(setCount(cart, teapot, 0))).toBe('stoneware-mug*2.bread-board*1');
  expect(countAll(cart)).toBe(4);
});

it('charges delivery below ¥299, and none from there on or for nothing', () => {
  expect(billOf(readCart('stoneware-mug*1'))).toEqual({ goods: 7_800, delivery: 1_200, total: 9_000, missing: 22_100 });
  expect(billOf(readCart('mushroom-lamp*1'))).toEqual({ goods: 35_900, delivery: 0, total: 35_900, missing: 0 });
  expect(billOf([]).total).toBe(0);
});
