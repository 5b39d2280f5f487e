import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { formatDay, formatPrice } from '../i18n/format.ts';
import { ask } from '../parts/ask.ts';
import { billList } from '../parts/bill.ts';
import { icon } from '../parts/icon.ts';
import { thumbnail } from '../parts/picture.ts';
import type { Line } from '../shopper/cart.ts';
import type { Order } from '../shopper/orders.ts';

const DAY_MS = 86_400_000;
const STEPS = ['placed', 'packed', 'sent'] as const;

const progress = ({ t, shop }: Visit, { at }: Order): Markup => {
  const reached = Math.min(STEPS.length - 1, Math.max(0, Math.floor((shop.now() - at) / DAY_MS)));
  return html`<ol class="progress">${STEPS.map(
    (step, place) =>
      html`<li class="${place <= reached && 'done'}"${place === reached && html` aria-current="step"`}>${t.order.steps[step]}</li>`,
  )}</ol>`;
};

const row = ({ language }: Visit, { good, count }: Line): Markup => html`
  <li class="line">
    ${thumbnail(good)}
    <div class="line-words"><h2><a href="/p/${good.slug}">${good.name[language]}</a></h2><p>× ${count}</p></div>
    <p class="line-price">${formatPrice(good.price * count, language)}</p>
  </li>`;

/** One order: what is in it, what it cost, how far it is. */
export const orderPage = (visit: Visit, order: Order): Page => {
  const { t, url, language } = visit;
  const title = t.order.title(order.number);
  return {
    title,
    body: html`
      <div class="page">
        <header class="page-head">
          <h1>${title}</h1>
          <p>${t.order.placed(formatDay(order.at, language))}</p>
        </header>
        ${url.searchParams.has('new') && html`<p class="notice" role="status">${icon('check')}<span>${t.order.thanks}</span></p>`}
        ${progress(visit, order)}
        <div class="columns">
          <ul class="lines">${order.lines.map((line) => row(visit, line))}</ul>
          <section class="summary" aria-labelledby="summary">
            <h2 id="summary">${t.cart.summary}</h2>
            ${billList(visit, order.lines)}
            ${ask(t.order.ask)}
          </section>
        </div>
      </div>`,
  };
};
