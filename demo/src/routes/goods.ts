import { CATEGORIES } from '../goods/good.ts';
import { findGood } from '../goods/index.ts';
import { sendPage } from '../http/reply.ts';
import type { Route } from '../http/route.ts';
import { categoryPage } from '../pages/category.ts';
import { home } from '../pages/home.ts';
import { product } from '../pages/product.ts';

export const goodsRoutes: readonly Route[] = [
  { method: 'GET', path: /^\/$/, answer: (visit) => sendPage(visit, home(visit)) },
  {
    method: 'GET',
    path: /^\/c\/([a-z]+)$/,
    answer: (visit, name) => {
      const category = CATEGORIES.find((each) => each === name);
      return category && sendPage(visit, categoryPage(visit, category));
    },
  },
  {
    method: 'GET',
    path: /^\/p\/([a-z-]+)$/,
    answer: (visit, slug = '') => {
      const good = findGood(slug);
      return good && sendPage(visit, product(visit, good));
    },
  },
];
