import type { ConversationId } from '@shopbell/protocol';
import { createItems } from './items.ts';

type Order = ReturnType<typeof createItems>;

/** Threads whose order is remembered: those that an agent goes to and fro between. */
const ORDERS_MAX = 8;

/** What puts a thread in order, by conversation: who comes back to a long one finds it as it was put. The eight used last are kept. */
export function createOrders(): (conversation: ConversationId) => Order {
  const orders = new Map<ConversationId, Order>();
  return (conversation) => {
    const order = orders.get(conversation) ?? createItems();
    orders.delete(conversation);
    orders.set(conversation, order);
    for (const oldest of orders.keys()) {
      if (orders.size <= ORDERS_MAX) break;
      orders.delete(oldest);
    }
    return order;
  };
}
