import type { PromiseLine } from '@shopbell/protocol';
import type { Attributes } from '../api/shopper.ts';
import { isOrder } from '../text/order.ts';

/** What shops call an order among a shopper's attributes, without case, spaces, dashes and underscores. */
const NAMES: ReadonlySet<string> = new Set([
  ...['order', 'orderno', 'ordernumber', 'orderid'],
  ...['订单', '订单号', '订单编号'],
]);

const isName = (name: string): boolean => NAMES.has(name.toLowerCase().replace(/[\s_-]/g, ''));

/**
 * The number of the order that a conversation is about: what the shop says of the shopper, and what is promised in it. Undefined where
 * nobody says one, and where two are named: the words of one order must not land on another.
 */
export function knownOrder(
  promises: readonly Pick<PromiseLine, 'order'>[] = [],
  facts?: { readonly attributes: readonly Pick<Attributes, 'values'>[] },
): string | undefined {
  const said = (facts?.attributes ?? []).flatMap(({ values }) =>
    values.flatMap(([name, value]) => (isName(name) && typeof value !== 'boolean' ? [`${value}`.trim()] : [])),
  );
  const all = new Set(
    [...said, ...promises.map(({ order = '' }) => order)].filter((one) => one !== '' && isOrder(one)),
  );
  const [order] = all;
  return all.size === 1 ? order : undefined;
}
