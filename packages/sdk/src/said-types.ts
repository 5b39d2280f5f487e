import type { AttributeValues, Cart, Order, Page, Product } from '@shopbell/protocol';

/** What the shop's page says of a shopper: up to 30 names of 40 characters, each with a text of 200, a finite number, or a yes or no. */
export type Attributes = AttributeValues;

/** What the shop's page shows. What is not named stays as it was said before; `undefined` takes its word back. */
export interface PageContext {
  /** Where the shopper is, instead of the document's address and title, until that address is another one. */
  readonly page?: Page | undefined;
  /** What is looked at: its word wins over the page's `<meta name="shopbell:product">`. */
  readonly product?: Product | undefined;
  /** The order that is looked at. */
  readonly order?: Order | undefined;
  /** What lies in the cart: up to 10 lines. */
  readonly cart?: Cart | undefined;
}

/** Where a shopper's things are kept on the device: `persistent` in localStorage and IndexedDB, `session` in sessionStorage, `none` nowhere. */
export type Consent = 'none' | 'session' | 'persistent';
