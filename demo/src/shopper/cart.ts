import type { Good } from '../goods/good.ts';
import { findGood } from '../goods/index.ts';

/** A good in a cart or an order, and how many of it: at least 1. */
export interface Line {
  readonly good: Good;
  readonly count: number;
}

export type Cart = readonly Line[];

/** Most of one good in a cart. */
const COUNT_MAX = 9;

/** How many of a good may be in one cart. */
export const mostOf = (good: Good): number => Math.min(good.stock, COUNT_MAX);

/** The lines of `SLUG*COUNT.SLUG*COUNT`, without what is not a good of the shop; what is no count becomes none. */
export const readLines = (text: string): Cart =>
  text.split('.').flatMap((part) => {
    const [slug = '', digits = ''] = part.split('*');
    const good = findGood(slug);
    const count = /^[1-9]$/.test(digits) ? Number(digits) : 0;
    return good && count > 0 ? [{ good, count }] : [];
  });

export const writeLines = (lines: Cart): string => lines.map(({ good, count }) => `${good.slug}*${count}`).join('.');

/** The cart of a cookie: each good once, no more than there are. */
export const readCart = (text: string): Cart =>
  readLines(text).reduce<Cart>((cart, { good, count }) => setCount(cart, good, count), []);

/** The cart with so many of a good, as far as there are; with 0 it is out. */
export const setCount = (cart: Cart, good: Good, count: number): Cart => {
  const line = { good, count: Math.min(count, mostOf(good)) };
  const has = cart.some((each) => each.good === good);
  const lines = has ? cart.map((each) => (each.good === good ? line : each)) : [...cart, line];
  return lines.filter((each) => each.count > 0);
};

export const countOf = (cart: Cart, good: Good): number => cart.find((line) => line.good === good)?.count ?? 0;

/** How many things are in it. */
export const countAll = (cart: Cart): number => cart.reduce((sum, { count }) => sum + count, 0);
