import { type ChatTag, chooseChat } from '../i18n/chat.ts';
import { MESSAGES } from '../i18n/index.ts';
import { chooseLanguage, type Language } from '../i18n/language.ts';
import type { Messages } from '../i18n/messages.ts';
import type { Shop } from '../shop.ts';
import { type Cart, readCart } from '../shopper/cart.ts';
import { findMember, type Member } from '../shopper/members.ts';
import { type Order, readOrders } from '../shopper/orders.ts';
import { unseal } from '../shopper/seal.ts';
import { readCookies } from './cookies.ts';

/** The shop's cookies. Cookies know no ports, so the names keep clear of other servers of the same host. */
export const COOKIES = {
  language: 'shop_lang',
  chat: 'shop_chat',
  member: 'shop_member',
  cart: 'shop_cart',
  orders: 'shop_orders',
} as const;

/** One request of one shopper: everything a page needs. */
export interface Visit {
  readonly shop: Shop;
  readonly url: URL;
  readonly language: Language;
  /** What the shop says, in that language. */
  readonly t: Messages;
  /** The language that the chat is told to speak. */
  readonly chat: ChatTag;
  /** Signed in, proven by a sealed cookie. */
  readonly member: Member | undefined;
  readonly cart: Cart;
  /** Placed in this browser, newest first. */
  readonly placed: readonly Order[];
  /** Those and the member's own. */
  readonly orders: readonly Order[];
  readonly form: URLSearchParams;
}

/**
 * Reads what a request says about its shopper.
 *
 * @param body the form of a POST, else empty
 */
export const readVisit = (shop: Shop, request: Request, body: string): Visit => {
  const url = new URL(request.url);
  const cookies = readCookies(request.headers.get('cookie'));
  const sealed = (name: string): string => unseal(shop.secret, name, cookies.get(name) ?? '') ?? '';
  const language = chooseLanguage(
    url.searchParams.get('lang'),
    cookies.get(COOKIES.language),
    request.headers.get('accept-language'),
  );
  const member = findMember(sealed(COOKIES.member));
  const placed = readOrders(sealed(COOKIES.orders));
  return {
    shop,
    url,
    language,
    t: MESSAGES[language],
    chat: chooseChat(url.searchParams.get('chat'), cookies.get(COOKIES.chat)),
    member,
    cart: readCart(cookies.get(COOKIES.cart) ?? ''),
    placed,
    orders: [...placed, ...(member?.orders ?? [])],
    form: new URLSearchParams(body),
  };
};
