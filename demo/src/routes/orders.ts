import { sendPage } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { orderPage } from '../pages/order.ts';
import { ordersPage } from '../pages/orders.ts';

export const orderRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/orders$/, answer: (visit) => sendPage(visit, ordersPage(visit)) },
  {
    method: 'GET',
    path: /^\/orders\/(\d+)$/,
    // Somebody else's order looks like none.
    answer: (visit, number) => {
      const order = visit.orders.find((each) => each.number === number);
      return order && sendPage(visit, orderPage(visit, order));
    },
  },
];
