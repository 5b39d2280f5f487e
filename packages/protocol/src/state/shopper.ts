import * as v from 'valibot';
import { Id, Instant, Language } from '../ids.ts';
import { Cart, Order, PageTags, Product, TimeZoneName } from '../shopper.ts';
import { Label, Page } from '../text.ts';

/**
 * For agents who follow a conversation: where its shopper is now (`live`, absent while they are not on the shop's pages), and the
 * revision of what the desk has written down about them (`facts`): when it is another one, `GET /api/v1/shoppers/…` has news. Always
 * whole; the latest `rev` of a conversation wins.
 */
export const ShopperState = v.object({
  topic: v.literal('shopper'),
  conversation: Id,
  rev: v.pipe(v.number(), v.safeInteger()),
  facts: v.pipe(v.number(), v.safeInteger()),
  live: v.exactOptional(
    v.object({
      /** Since when this page is before their eyes. */
      at: Instant,
      page: v.exactOptional(Page),
      product: v.exactOptional(Product),
      order: v.exactOptional(Order),
      cart: v.exactOptional(Cart),
      /** The page's, none of the desk's. */
      tags: v.exactOptional(PageTags),
      language: v.exactOptional(Language),
      timeZone: v.exactOptional(TimeZoneName),
      device: v.exactOptional(
        v.object({ browser: v.exactOptional(Label), system: v.exactOptional(Label), handheld: v.boolean() }),
      ),
    }),
  ),
});
export type ShopperState = v.InferOutput<typeof ShopperState>;
