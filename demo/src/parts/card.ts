import type { Good } from '../goods/good.ts';
import { html, type Markup } from '../html/html.ts';
import type { Visit } from '../http/visit.ts';
import { formatPrice } from '../i18n/format.ts';
import { thumbnail } from './picture.ts';

const heading = (level: 2 | 3, inner: Markup): Markup =>
  level === 2 ? html`<h2>${inner}</h2>` : html`<h3>${inner}</h3>`;

/**
 * A good in a row of goods: the whole card leads to its page.
 *
 * @param level of its heading: one below that of the row's
 */
export const card = ({ t, language }: Visit, good: Good, level: 2 | 3): Markup => html`
  <li class="card">
    ${thumbnail(good)}
    <div class="card-words">
      ${heading(level, html`<a href="/p/${good.slug}">${good.name[language]}</a>`)}
      <p class="card-line">${good.line[language]}</p>
      <p class="card-facts">
        <time>${good.time}</time>
        <span class="price">${formatPrice(good.price, language)}</span>
        ${good.stock === 0 && html`<span class="note">${t.product.soldOut}</span>`}
        ${good.stock > 0 && good.stock <= 5 && html`<span class="note">${t.product.stock(good.stock)}</span>`}
      </p>
    </div>
  </li>`;
