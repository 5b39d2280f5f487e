import { LIMITS } from '@shopbell/protocol/constants';
import { Hono } from 'hono';
import { type ClientAddress, createClientAddress, truncateAddress } from '../../auth/client-address.ts';
import type { Session } from '../../auth/types.ts';
import { StoreBusy } from '../../ports/store.ts';
import { readBody, readQuery, readRaw } from './body.ts';
import { type Call, cookieOrigin } from './call.ts';
import type { RouteDeps } from './deps.ts';
import { commonHeaders } from './headers.ts';
import { crossOrigin, isOfShopper, pageOf, personOf, shopOf } from './person.ts';
import { refusalReply } from './problem.ts';
import type { Refusal, Reply } from './reply.ts';
import type { Caller, Route } from './route.ts';
import type { HttpEdgeOptions } from './types.ts';

/** What the listener knows beside the request: the socket's address. */
export type Bindings = { remote: string | undefined };

type AppOptions = Pick<HttpEdgeOptions, 'auth' | 'metrics' | 'log'> & {
  config: HttpEdgeOptions['config'];
  routes: readonly Route[];
  deps: RouteDeps;
};

const NOTHING = new Uint8Array();

/** Tells a session of an allowed duty, or why there is none. */
async function admit(route: Route, call: Call, { auth }: AppOptions): Promise<Session | Refusal | undefined> {
  if (typeof route.allow === 'string') return undefined;
  const bearer = /^Bearer (\S+)$/.exec(call.header('authorization') ?? '')?.[1];
  // A page's script has no business with a token: with an Origin only the cookie counts.
  const session =
    bearer !== undefined && call.origin === undefined
      ? await auth.sessionFromToken(bearer)
      : await auth.sessionFromCookie(call.header('cookie'), call.cookieOrigin);
  if (session === undefined) return { problem: 'session_invalid' };
  return route.allow.includes(session.self.duty) ? session : { problem: 'forbidden' };
}

async function serve(route: Route, request: Request, call: Call, options: AppOptions): Promise<Reply | Refusal> {
  const isShopper = (route.allow === 'person' || route.allow === 'page') && isOfShopper(call);
  const changes = route.method !== 'get' && route.method !== 'options';
  // A shopper's page is another one on purpose: the gate asks whether it is one of the site's.
  if (changes && !isShopper && call.origin !== undefined && call.origin !== options.config.publicUrl) {
    return { problem: 'origin_refused', address: options.config.publicUrl };
  }
  const session = await admit(route, call, options);
  if (session !== undefined && 'problem' in session) return session;
  const who = route.allow === 'person' ? await personOf(call, options.deps) : undefined;
  if (who !== undefined && 'problem' in who) return who;
  const page = route.allow === 'page' ? await pageOf(call, options.deps) : undefined;
  if (page !== undefined && 'problem' in page) return page;
  const shop = route.allow === 'shop' ? await shopOf(call, options.deps) : undefined;
  if (shop !== undefined && 'problem' in shop) return shop;
  const open = isShopper && call.origin !== undefined ? crossOrigin(call.origin) : {};
  const result = await answerTo(route, request, { ...call, session, who, page, shop }, options);
  return { ...result, headers: { ...result.headers, ...open } };
}

async function answerTo(
  route: Route,
  request: Request,
  call: Call & Caller,
  options: AppOptions,
): Promise<Reply | Refusal> {
  const query = route.query === undefined ? undefined : readQuery(request, route.query);
  if (query?.ok === false) return query;
  const body = route.body === undefined ? undefined : await readBody(request, route.body, route.bodyMaxBytes);
  if (body?.ok === false) return body;
  const bytes = route.rawMaxBytes === undefined ? call.bytes : await readRaw(request, route.rawMaxBytes, route.rawType);
  if (typeof bytes === 'string') return { problem: bytes };
  return route.handle({ ...call, bytes, body: body?.value, query: query?.value }, options.deps);
}

/** A refusal for an exception. What nobody expected is logged; the client learns no more than that. */
function failure(error: unknown, route: string, { log }: AppOptions): Refusal {
  if (error instanceof StoreBusy) return { problem: 'busy', retryAfterMs: LIMITS.busyRetryMs };
  log.error({ error, route }, 'a request failed');
  return { problem: 'internal' };
}

function callOf(request: Request, params: Record<string, string>, client: ClientAddress, publicUrl: string): Call {
  const header = (name: string): string | undefined => request.headers.get(name) ?? undefined;
  const origin = header('origin');
  return {
    path: new URL(request.url).pathname,
    bytes: NOTHING,
    param: (name) => params[name] ?? '',
    header,
    client,
    origin,
    cookieOrigin: cookieOrigin(request.method, origin, header('sec-fetch-site'), publicUrl),
  };
}

/** Mounts the routes and nothing else. */
export function createApp(options: AppOptions): Hono<{ Bindings: Bindings }> {
  const { config, routes, metrics, log } = options;
  const app = new Hono<{ Bindings: Bindings }>();
  const clientAddress = createClientAddress(config.trustedProxies);
  const common = commonHeaders(config.publicUrl);

  const answer = (result: Reply | Refusal): Response => {
    if ('problem' in result) metrics.problem(result.problem);
    const reply: Reply = 'problem' in result ? refusalReply(result) : result;
    const { status, json, content, headers } = reply;
    const type: Record<string, string> = json === undefined ? {} : { 'content-type': 'application/json' };
    const body = json === undefined ? content : JSON.stringify(json);
    return new Response(body instanceof Uint8Array ? new Uint8Array(body) : body, {
      status,
      headers: { ...common, ...type, ...headers },
    });
  };

  for (const route of routes) {
    app.on(route.method, route.path, async (c) => {
      const started = performance.now();
      const client = clientAddress(c.env.remote, c.req.header('x-forwarded-for'));
      const call = callOf(c.req.raw, c.req.param(), client, config.publicUrl);
      const result = await serve(route, c.req.raw, call, options).catch((error) => failure(error, route.path, options));
      const response = answer(result);
      log.debug(
        {
          method: c.req.method,
          route: route.path,
          status: response.status,
          ms: Math.round(performance.now() - started),
          from: truncateAddress(client.address),
        },
        'answered',
      );
      return response;
    });
  }
  app.notFound(() => answer({ problem: 'not_found' }));
  app.onError((error) => answer(failure(error, 'none', options)));
  return app;
}
