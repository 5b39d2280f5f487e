import { findGood } from '../goods/index.ts';
import { cookie } from '../http/cookies.ts';
import { seeOther, sendPage } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { COOKIES, type Visit } from '../http/visit.ts';
import { cartPage } from '../pages/cart.ts';
import { type Cart, countOf, setCount, writeLines } from '../shopper/cart.ts';
import { type Order, orderNumber, writeOrders } from '../shopper/orders.ts';
import { seal } from '../shopper/seal.ts';

const MONTH_S = 30 * 86_400;

const keep = (cart: Cart): string => cookie(COOKIES.cart, writeLines(cart), MONTH_S);

/** The good and the count a form names; undefined when it names none. */
const readForm = ({ form }: Visit) => {
  const good = findGood(form.get('slug') ?? '');
  const text = form.get('remove') === null ? (form.get('count') ?? '') : '0';
  return good && /^\d$/.test(text) ? { good, count: Number(text) } : undefined;
};

const add = (visit: Visit): Response | undefined => {
  const wanted = readForm(visit);
  if (!wanted) return undefined;
  const before = countOf(visit.cart, wanted.good);
  const cart = setCount(visit.cart, wanted.good, before + wanted.count);
  const added = countOf(cart, wanted.good) - before;
  return seeOther(`/p/${wanted.good.slug}${added > 0 ? `?added=${added}` : ''}`, keep(cart));
};

const change = (visit: Visit): Response | undefined => {
  const wanted = readForm(visit);
  return wanted && seeOther('/cart', keep(setCount(visit.cart, wanted.good, wanted.count)));
};

const checkOut = ({ shop, cart, placed }: Visit): Response => {
  if (cart.length === 0) return seeOther('/cart');
  const at = shop.now();
  const order: Order = { number: orderNumber(at, shop.chance()), at, lines: cart };
  const sealed = seal(shop.secret, COOKIES.orders, writeOrders([order, ...placed]));
  return seeOther(`/orders/${order.number}?new`, cookie(COOKIES.orders, sealed, MONTH_S), cookie(COOKIES.cart, '', 0));
};

export const cartRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/cart$/, answer: (visit) => sendPage(visit, cartPage(visit)) },
  { method: 'POST', path: /^\/cart$/, answer: add },
  { method: 'POST', path: /^\/cart\/line$/, answer: change },
  { method: 'POST', path: /^\/checkout$/, answer: checkOut },
];
