import type { Category } from '../goods/good.ts';
import { goodsOfCategory } from '../goods/index.ts';
import { html } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { card } from '../parts/card.ts';

/** One shelf. */
export const categoryPage = (visit: Visit, category: Category): Page => {
  const goods = goodsOfCategory(category);
  const title = visit.t.categories[category];
  return {
    title,
    body: html`
      <div class="page">
        <header class="page-head"><h1>${title}</h1><p>${visit.t.home.goods(goods.length)}</p></header>
        <ul class="cards">${goods.map((good) => card(visit, good, 2))}</ul>
      </div>`,
  };
};
