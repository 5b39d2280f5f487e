import type { Cart } from './cart.ts';

/** Goods from here on are delivered for nothing, in fen. */
const FREE_FROM = 29_900;
const DELIVERY = 1_200;

/** What a cart costs, in fen. */
export interface Bill {
  readonly goods: number;
  /** 0 is free. */
  readonly delivery: number;
  readonly total: number;
  /** What is missing for free delivery; 0 when it is free. */
  readonly missing: number;
}

export const billOf = (cart: Cart): Bill => {
  const goods = cart.reduce((sum, { good, count }) => sum + good.price * count, 0);
  const missing = Math.max(0, FREE_FROM - goods);
  const delivery = missing > 0 && goods > 0 ? DELIVERY : 0;
  return { goods, delivery, total: goods + delivery, missing };
};
