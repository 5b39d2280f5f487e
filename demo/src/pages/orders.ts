import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { formatDay, formatPrice } from '../i18n/format.ts';
import { thumbnail } from '../parts/picture.ts';
import { billOf } from '../shopper/bill.ts';
import { countAll } from '../shopper/cart.ts';
import type { Order } from '../shopper/orders.ts';

const row = ({ t, language }: Visit, { number, at, lines }: Order): Markup => html`
  <li class="line order">
    <div class="pile">${lines.slice(0, 3).map(({ good }) => thumbnail(good))}</div>
    <div class="line-words">
      <h2><a href="/orders/${number}">${t.order.title(number)}</a></h2>
      <p>${formatDay(at, language)} · ${t.order.count(countAll(lines))}</p>
    </div>
    <p class="line-price">${formatPrice(billOf(lines).total, language)}</p>
  </li>`;

const signOut = ({ t, member, language }: Visit): Markup | undefined =>
  member &&
  html`
    <section class="account">
      <p>${t.member.signOutLine(member.name[language])}</p>
      <form method="post" action="/sign-out" data-sign-out><button class="button quiet">${t.member.signOut}</button></form>
    </section>`;

/** What was ordered by this member and in this browser. */
export const ordersPage = (visit: Visit): Page => {
  const { t, orders, member, language } = visit;
  return {
    title: t.order.list,
    body: html`
      <div class="page narrow">
        <header class="page-head">
          <h1>${t.order.list}</h1>
          <p>${member ? `${member.name[language]} · ${t.member.since(member.since)}` : t.order.guest}</p>
        </header>
        ${
          orders.length > 0
            ? html`<ul class="lines">${orders.map((order) => row(visit, order))}</ul>`
            : html`<div class="empty"><p>${t.order.none}</p><p><a class="button" href="/#morning">${t.cart.emptyAction}</a></p></div>`
        }
        ${signOut(visit)}
      </div>`,
  };
};
