import { assetRoutes } from './http/assets.ts';
import { sendPage } from './http/reply.ts';
import type { Route } from './http/route.ts';
import { readVisit, type Visit } from './http/visit.ts';
import { type ProblemName, problemPage } from './pages/problem.ts';
import { cardRoutes } from './routes/cards.ts';
import { cartRoutes } from './routes/cart.ts';
import { goodsRoutes } from './routes/goods.ts';
import { memberRoutes } from './routes/member.ts';
import { orderRoutes } from './routes/orders.ts';
import { sdkRoutes } from './routes/sdk.ts';
import { visitRoutes } from './routes/visit.ts';
import type { Shop } from './shop.ts';

/** Longest form the shop reads, in bytes. */
export const FORM_MAX_BYTES = 4096;

/** True when a form was sent by a page of this shop: browsers name the page's origin with every POST. */
const isOwn = (request: Request, url: URL): boolean => {
  const origin = request.headers.get('origin');
  return origin === null || origin === url.origin;
};

const problem = (visit: Visit, name: ProblemName): Response => sendPage(visit, problemPage(visit, name));

const find = async (routes: readonly Route[], method: string, visit: Visit): Promise<Response> => {
  const here = routes.flatMap((route) => {
    const match = route.path.exec(visit.url.pathname);
    return match ? [{ route, groups: match.slice(1) }] : [];
  });
  const found = here.find(({ route }) => route.method === method);
  if (!found) return problem(visit, here.length > 0 ? 'wrongMethod' : 'missing');
  return (await found.route.answer(visit, ...found.groups)) ?? problem(visit, 'missing');
};

const harden = (response: Response): Response => {
  response.headers.set('x-content-type-options', 'nosniff');
  response.headers.set('referrer-policy', 'strict-origin-when-cross-origin');
  return response;
};

/** The shop as a function from request to answer: everything it remembers is in the shopper's cookies. */
export const createApp = (shop: Shop): ((request: Request) => Promise<Response>) => {
  const routes = [
    ...goodsRoutes,
    ...cardRoutes,
    ...cartRoutes,
    ...orderRoutes,
    ...memberRoutes,
    ...sdkRoutes,
    ...visitRoutes,
    ...assetRoutes(),
  ];
  return async (request) => {
    const body = request.method === 'POST' ? await request.text() : '';
    const isTooLarge = Buffer.byteLength(body) > FORM_MAX_BYTES;
    const visit = readVisit(shop, request, isTooLarge ? '' : body);
    if (isTooLarge) return harden(problem(visit, 'tooLarge'));
    if (request.method === 'POST' && !isOwn(request, visit.url)) return harden(problem(visit, 'refused'));
    const response = await find(routes, request.method === 'HEAD' ? 'GET' : request.method, visit);
    const { status, headers } = response;
    const isKnown =
      status === 200 && headers.has('etag') && headers.get('etag') === request.headers.get('if-none-match');
    return harden(isKnown ? new Response(null, { status: 304, headers }) : response);
  };
};
