import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { formatPrice } from '../i18n/format.ts';
import { billList } from '../parts/bill.ts';
import { thumbnail } from '../parts/picture.ts';
import { billOf } from '../shopper/bill.ts';
import { type Line, mostOf } from '../shopper/cart.ts';

const row = ({ t, language }: Visit, { good, count }: Line): Markup => {
  const name = good.name[language];
  return html`
    <li class="line">
      ${thumbnail(good)}
      <div class="line-words">
        <h3><a href="/p/${good.slug}">${name}</a></h3>
        <p>${t.cart.each(formatPrice(good.price, language))}</p>
      </div>
      <p class="line-price">${formatPrice(good.price * count, language)}</p>
      <form class="line-form" method="post" action="/cart/line">
        <input type="hidden" name="slug" value="${good.slug}">
        <span class="stepper" role="group" aria-label="${t.cart.quantityOf(name)}">
          <button name="count" value="${count - 1}" aria-label="${t.cart.less}">−</button>
          <output>${count}</output>
          <button name="count" value="${count + 1}" aria-label="${t.cart.more}"${count >= mostOf(good) && html` disabled`}>+</button>
        </span>
        <button class="plain" name="remove" value="1" aria-label="${t.cart.removeNamed(name)}">${t.cart.remove}</button>
      </form>
    </li>`;
};

const full = (visit: Visit): Markup => {
  const { t, cart, language } = visit;
  const { missing } = billOf(cart);
  return html`
    <div class="columns">
      <section aria-labelledby="goods">
        <h2 id="goods" class="hidden">${t.cart.goods}</h2>
        <ul class="lines">${cart.map((line) => row(visit, line))}</ul>
      </section>
      <section class="summary" aria-labelledby="summary">
        <h2 id="summary">${t.cart.summary}</h2>
        ${billList(visit, cart)}
        ${missing > 0 && html`<p class="small">${t.cart.freeFrom(formatPrice(missing, language))}</p>`}
        <form method="post" action="/checkout"><button class="button wide">${t.cart.checkout}</button></form>
        <p class="small">${t.cart.pretend}</p>
      </section>
    </div>`;
};

/** What the shopper has picked, and the way to an order. */
export const cartPage = (visit: Visit): Page => {
  const { t, cart } = visit;
  return {
    title: t.cart.title,
    body: html`
      <div class="page">
        <header class="page-head"><h1>${t.cart.title}</h1></header>
        ${
          cart.length > 0
            ? full(visit)
            : html`<div class="empty"><p>${t.cart.empty}</p><p><a class="button" href="/#morning">${t.cart.emptyAction}</a></p></div>`
        }
      </div>`,
  };
};
