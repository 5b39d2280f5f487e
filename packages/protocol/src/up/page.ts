import * as v from 'valibot';
import { Language } from '../ids.ts';
import { AttributeValues, Cart, Order, PageTags, Product, TimeZoneName, UserAgent } from '../shopper.ts';
import { Page } from '../text.ts';

/**
 * Shoppers only, state: where they are now, for who talks with them. Always whole; the latest wins, and a client sends at most one a
 * second. Page, product, order, cart and tags are kept in the relay's memory only, and forgotten soon after the line ends; `attributes`
 * are kept as the page's word, once the device has spoken. Nothing answers it.
 */
export const ShowPage = v.object({
  type: v.literal('page'),
  page: v.exactOptional(Page),
  product: v.exactOptional(Product),
  order: v.exactOptional(Order),
  cart: v.exactOptional(Cart),
  tags: v.exactOptional(PageTags),
  attributes: v.exactOptional(AttributeValues),
  /** The browser's. */
  language: v.exactOptional(Language),
  timeZone: v.exactOptional(TimeZoneName),
  /** Read for browser and system, and not kept. */
  userAgent: v.exactOptional(UserAgent),
});
export type ShowPage = v.InferOutput<typeof ShowPage>;
