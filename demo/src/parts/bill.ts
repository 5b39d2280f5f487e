import { html, type Markup } from '../html/html.ts';
import type { Visit } from '../http/visit.ts';
import { formatPrice } from '../i18n/format.ts';
import { billOf } from '../shopper/bill.ts';
import type { Cart } from '../shopper/cart.ts';

/** What goods cost, line by line. */
export const billList = ({ t, language }: Visit, lines: Cart): Markup => {
  const bill = billOf(lines);
  return html`
    <dl class="bill">
      <div><dt>${t.cart.subtotal}</dt><dd>${formatPrice(bill.goods, language)}</dd></div>
      <div><dt>${t.cart.delivery}</dt><dd>${bill.delivery === 0 ? t.cart.free : formatPrice(bill.delivery, language)}</dd></div>
      <div class="total"><dt>${t.cart.total}</dt><dd>${formatPrice(bill.total, language)}</dd></div>
    </dl>`;
};
