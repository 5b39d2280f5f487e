import { type Cart, readLines, writeLines } from './cart.ts';

/** Something bought here. */
export interface Order {
  /** Ten digits: the day and four of chance. */
  readonly number: string;
  /** Epoch ms. */
  readonly at: number;
  readonly lines: Cart;
}

/** Most orders a browser's cookie keeps: the newest. */
const KEPT = 5;

/** The orders of a cookie, newest first. */
export const readOrders = (text: string): readonly Order[] =>
  text.split('~').flatMap((part) => {
    const [number = '', at = '', lines = ''] = part.split('!');
    return /^\d{10}$/.test(number) && /^\d+$/.test(at) ? [{ number, at: Number(at), lines: readLines(lines) }] : [];
  });

export const writeOrders = (orders: readonly Order[]): string =>
  orders
    .slice(0, KEPT)
    .map(({ number, at, lines }) => `${number}!${at}!${writeLines(lines)}`)
    .join('~');

const SHANGHAI_MS = 8 * 3_600_000;

/** A number for an order placed now: the day in the shop's time zone, then four digits from `chance` (0 ≤ chance < 1). */
export const orderNumber = (now: number, chance: number): string => {
  const day = new Date(now + SHANGHAI_MS).toISOString().slice(2, 10).replaceAll('-', '');
  return `${day}${String(Math.floor(chance * 10_000)).padStart(4, '0')}`;
};
