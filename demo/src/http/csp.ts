/** The relay's origin with the scheme of its sockets. */
const socketOrigin = (relay: string): string => relay.replace(/^http/, 'ws');

/**
 * What a page of the shop may do: its own scripts by nonce and whatever those load, its one stylesheet, its own forms and
 * requests; and the relay, nothing wider.
 *
 * @param relay an origin
 */
export const contentSecurityPolicy = (nonce: string, relay: string): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    `connect-src 'self' ${relay} ${socketOrigin(relay)}`,
    `img-src 'self' ${relay} blob:`,
    `media-src ${relay}`,
    "require-trusted-types-for 'script'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
