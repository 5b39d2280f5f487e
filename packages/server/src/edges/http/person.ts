import { AnonymousToken, PROTOCOL } from '@shopbell/protocol';
import * as v from 'valibot';
import { knownShopper } from '../../app/known-shopper.ts';
import { refused } from '../../app/outcome.ts';
import type { AgentWho, Who } from '../../app/who.ts';
import { parseOrigin } from '../../auth/origin.ts';
import type { Session } from '../../auth/types.ts';
import type { ShopServer } from '../../ports/gate.ts';
import type { Call } from './call.ts';
import type { RouteDeps } from './deps.ts';
import type { Refusal } from './reply.ts';
import type { OnPage } from './route.ts';

/** Who a shopper is, over HTTP: in headers, because an address is logged and a cookie comes along by itself. */
export const SITE_HEADER = 'shopbell-site';
export const DEVICE_HEADER = 'shopbell-device';
const MEMBER_HEADER = 'shopbell-member';
export const KEY_HEADER = 'shopbell-key';
/** Where an upload goes on, or ends. */
export const OFFSET_HEADER = 'upload-offset';

/** What a shop's page may send, and read of the answer. A page that is none of the site's is refused by the request itself. */
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, POST, PATCH, DELETE',
  'access-control-allow-headers': `content-type, ${SITE_HEADER}, ${DEVICE_HEADER}, ${MEMBER_HEADER}, ${OFFSET_HEADER}`,
  'access-control-max-age': '7200',
} as const;

/** The headers that let a page of this origin read an answer. */
export const crossOrigin = (origin: string): Readonly<Record<string, string>> => ({
  'access-control-allow-origin': origin,
  'access-control-expose-headers': `${OFFSET_HEADER}, retry-after`,
  'cross-origin-resource-policy': 'cross-origin',
  vary: 'origin',
});

/** What a browser is told before a page sends something. */
export const preflight = ({ origin }: Pick<Call, 'origin'>): Readonly<Record<string, string>> =>
  origin !== undefined && parseOrigin(origin) ? { ...crossOrigin(origin), ...PREFLIGHT } : {};

/** Does a shopper call? Else an agent does. */
export const isOfShopper = ({ header }: Pick<Call, 'header'>): boolean => header(SITE_HEADER) !== undefined;

async function shopper(call: Call, { gate, store }: RouteDeps): Promise<Who | Refusal> {
  const { header, origin } = call;
  const token = header(DEVICE_HEADER);
  if (!v.is(AnonymousToken, token)) return { problem: 'session_invalid' };
  const [jwt, apiKey] = [header(MEMBER_HEADER), header(KEY_HEADER)];
  const hello = {
    type: 'hello',
    role: 'shopper',
    protocol: PROTOCOL,
    site: header(SITE_HEADER) ?? '',
    token,
    ...(jwt === undefined ? {} : { jwt }),
    ...(apiKey === undefined ? {} : { apiKey }),
  } as const;
  const who = await gate.shopper(hello, { origin, cookie: undefined, address: call.client.address });
  if (refused(who)) return { problem: who.refused };
  const known = await knownShopper(store, who);
  return refused(known) ? { problem: known.refused } : known;
}

/** A shop's server, by a key of its site. A page has no business with one. */
export async function shopOf({ header, origin }: Call, { gate }: RouteDeps): Promise<ShopServer | Refusal> {
  const apiKey = header(KEY_HEADER);
  if (origin !== undefined) return { problem: 'origin_refused' };
  if (apiKey === undefined) return { problem: 'key_required' };
  const shop = await gate.shop(header(SITE_HEADER) ?? '', apiKey);
  return refused(shop) ? { problem: shop.refused } : shop;
}

/** Whoever looks at a page of a site: by its Origin or a key of the site, else the agent of a session. */
export async function pageOf(call: Call, deps: RouteDeps): Promise<OnPage | Refusal> {
  const { header, origin } = call;
  if (!isOfShopper(call)) {
    const who = await personOf(call, deps);
    return 'problem' in who ? who : { site: who.site, agent: true };
  }
  const page = await deps.gate.page(header(SITE_HEADER) ?? '', { origin, apiKey: header(KEY_HEADER) });
  return refused(page) ? { problem: page.refused } : { site: page.site, agent: false };
}

/** The agent of a session, as they act in conversations. */
export function agentOf({ self: { id, name, duty, site }, ref, createdAt }: Session): AgentWho {
  return { role: 'agent', site: site.id, agent: { id, name }, duty, session: ref.hash, signedInAt: createdAt };
}

/** Who calls: a shopper by their device, else the agent of a session. */
export async function personOf(call: Call, deps: RouteDeps): Promise<Who | Refusal> {
  if (isOfShopper(call)) return shopper(call, deps);
  const { header, origin, cookieOrigin } = call;
  const bearer = /^Bearer (\S+)$/.exec(header('authorization') ?? '')?.[1];
  const session =
    bearer !== undefined && origin === undefined
      ? await deps.auth.sessionFromToken(bearer)
      : await deps.auth.sessionFromCookie(header('cookie'), cookieOrigin);
  if (!session) return { problem: 'session_invalid' };
  return agentOf(session);
}
