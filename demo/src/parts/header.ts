import { CATEGORIES } from '../goods/good.ts';
import { html, type Markup } from '../html/html.ts';
import type { Visit } from '../http/visit.ts';
import { countAll } from '../shopper/cart.ts';
import { icon } from './icon.ts';
import { mark } from './mark.ts';

/** The same address in the other language. */
const inOtherLanguage = ({ url, language }: Visit): string => {
  const query = new URLSearchParams(url.search);
  query.set('lang', language === 'en' ? 'zh' : 'en');
  return `${url.pathname}?${query}`;
};

const link = ({ url }: Visit, path: string, words: string): Markup =>
  html`<li><a href="${path}"${url.pathname === path && html` aria-current="page"`}>${words}</a></li>`;

const person = ({ t, member, language, url }: Visit): Markup =>
  member
    ? html`<a class="tool" href="/orders">${icon('person')}<span class="tool-words">${member.name[language]}</span></a>
        <form class="header-out" method="post" action="/sign-out" data-sign-out>
          <button class="plain">${t.member.signOut}</button>
        </form>`
    : html`<a class="tool" href="/sign-in?${new URLSearchParams({ back: url.pathname }).toString()}"
        >${icon('person')}<span class="tool-words">${t.nav.signIn}</span></a>`;

/** The head of every page: the shop's name, its shelves, the language, the member and the cart. */
export const header = (visit: Visit): Markup => {
  const { t, language, cart } = visit;
  const count = countAll(cart);
  return html`
  <header class="header">
    <p class="promise">${t.shop.promise}</p>
    <div class="header-row">
      <a class="brand" href="/">${mark()}<span>${t.shop.name}</span></a>
      <nav class="shelves" aria-label="${t.nav.main}">
        <ul>
          ${link(visit, '/', t.nav.day)}
          ${CATEGORIES.map((category) => link(visit, `/c/${category}`, t.categories[category]))}
        </ul>
      </nav>
      <div class="tools">
        <a class="tool" href="${inOtherLanguage(visit)}" lang="${language === 'en' ? 'zh-CN' : 'en'}"
          title="${t.nav.otherTitle}">${t.nav.other}</a>
        ${person(visit)}
        <a class="tool" href="/cart">${icon('bag')}<span class="tool-words">${t.nav.cart}</span>
          ${count > 0 && html`<span class="count" aria-hidden="true">${count}</span><span class="hidden">${t.nav.cartCount(count)}</span>`}</a>
      </div>
    </div>
  </header>`;
};
