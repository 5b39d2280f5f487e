import type { Good } from '../goods/good.ts';
import { findGood } from '../goods/index.ts';
import { html } from '../html/html.ts';
import { sendJson } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import type { Visit } from '../http/visit.ts';
import { cardToken } from '../shopper/token.ts';

/** What lies under a good in its picture: on the pages a stylesheet says so. */
const GROUND = html`<style>.ground{fill:#0b1015;opacity:.14}</style><path fill="#efe9dd" d="M0 0h320v320H0z"/>`;

const pictureOf = ({ shapes }: Good): Response =>
  new Response(html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 320">${GROUND}${shapes}</svg>`.text, {
    headers: { 'content-type': 'image/svg+xml', 'cache-control': 'public, max-age=3600' },
  });

/** A good as a card of the shop: its page sends the token, the relay checks it, and the price is the shop's word. */
function cardOf({ shop, url, language }: Visit, { slug, name, price }: Good): Response {
  const card = {
    ...{ type: 'product', v: 1, id: slug, name: name[language] },
    price: { amount: (price / 100).toFixed(2), currency: 'CNY' },
    picture: new URL(`/pictures/${slug}.svg`, url).href,
    url: new URL(`/p/${slug}`, url).href,
  };
  return sendJson(200, { token: cardToken(card, shop.site, shop.secret, shop.now()) });
}

export const cardRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^\/api\/cards\/([a-z-]+)$/,
    answer: (visit, slug = '') => {
      const good = findGood(slug);
      return good && cardOf(visit, good);
    },
  },
  {
    method: 'GET',
    path: /^\/pictures\/([a-z-]+)\.svg$/,
    answer: (_, slug = '') => {
      const good = findGood(slug);
      return good && pictureOf(good);
    },
  },
];
