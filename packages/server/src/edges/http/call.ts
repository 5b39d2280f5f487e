import type { ClientAddress } from '../../auth/client-address.ts';

/** What a handler may know of a request. */
export interface Call {
  /** The path, as it came, without the query. */
  path: string;
  /** The body as it came, of a route that takes it so; else empty. */
  bytes: Uint8Array;
  /** A parameter of the route's path; empty when the route has none of that name. */
  param(name: string): string;
  /** A header by its lower-case name. */
  header(name: string): string | undefined;
  client: ClientAddress;
  /** The Origin that the request came from; undefined when there was no such header. */
  origin: string | undefined;
  /** The Origin as far as a cookie is concerned: the header's, or this server's own where the browser vouches for it. */
  cookieOrigin: string | undefined;
}

/**
 * Browsers leave the Origin out of a page's own GET requests and say `Sec-Fetch-Site: same-origin` instead, which no page
 * can forge. Anything else that changes nothing may come without an Origin, but not with a cookie.
 */
export function cookieOrigin(
  method: string,
  origin: string | undefined,
  fetchSite: string | undefined,
  publicUrl: string,
): string | undefined {
  const reads = method === 'GET' || method === 'HEAD';
  return origin ?? (reads && fetchSite === 'same-origin' ? publicUrl : undefined);
}
