import type { Good } from '../goods/good.ts';
import { goodsAround } from '../goods/index.ts';
import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { formatPrice } from '../i18n/format.ts';
import { ask, show } from '../parts/ask.ts';
import { card } from '../parts/card.ts';
import { icon } from '../parts/icon.ts';
import { picture } from '../parts/picture.ts';
import { countOf, mostOf } from '../shopper/cart.ts';

const buy = ({ t }: Visit, good: Good): Markup =>
  good.stock === 0
    ? html`<p class="stock out">${t.product.soldOut}</p>${ask(t.product.askSoldOut)}`
    : html`
        <p class="stock${good.stock <= 5 && ' few'}">${t.product.stock(good.stock)}</p>
        <form class="buy" method="post" action="/cart">
          <input type="hidden" name="slug" value="${good.slug}">
          <label class="hidden" for="count">${t.product.quantity}</label>
          <select id="count" name="count">
            ${Array.from({ length: mostOf(good) }, (_, at) => html`<option>${at + 1}</option>`)}
          </select>
          <button class="button">${t.product.add}</button>
        </form>
        ${ask(t.product.ask)} ${show(t.product.show, good.slug)}`;

/** What was just added, after the form has brought the shopper back. */
const added = ({ t, url, cart }: Visit, good: Good): Markup | false => {
  const count = Number(url.searchParams.get('added'));
  const isTrue = Number.isInteger(count) && count > 0 && count <= countOf(cart, good);
  return (
    isTrue &&
    html`<p class="notice" role="status">${icon('check')}<span>${t.product.added(count)}</span>
      <a href="/cart">${t.product.toCart}</a></p>`
  );
};

/** One good: its picture, its words, its price. */
export const product = (visit: Visit, good: Good): Page => {
  const { t, language } = visit;
  return {
    title: good.name[language],
    description: good.line[language],
    product: { id: good.slug, name: good.name[language], price: formatPrice(good.price, language) },
    body: html`
      <div class="page">
        <article class="product">
          ${picture(good, language)}
          <div class="product-words">
            <p class="crumbs"><a href="/#${good.hour}">${t.hours[good.hour].name} <time>${good.time}</time></a>
              <a href="/c/${good.category}">${t.categories[good.category]}</a></p>
            <h1>${good.name[language]}</h1>
            <p class="lead">${good.line[language]}</p>
            <p class="price">${formatPrice(good.price, language)}</p>
            ${added(visit, good)}
            ${buy(visit, good)}
            <p class="product-text">${good.text[language]}</p>
            <h2 class="hidden">${t.product.details}</h2>
            <dl class="details">${good.details.map(
              ([name, value]) => html`<div><dt>${name[language]}</dt><dd>${value[language]}</dd></div>`,
            )}</dl>
          </div>
        </article>
        <section class="more" aria-labelledby="more">
          <h2 id="more">${t.product.more}</h2>
          <ul class="cards">${goodsAround(good).map((each) => card(visit, each, 3))}</ul>
        </section>
      </div>`,
  };
};
