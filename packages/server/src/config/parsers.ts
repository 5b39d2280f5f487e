import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { bad, good, type Parsed } from './variable.ts';

const LOOPBACK = /^(localhost|[a-z0-9-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Is this host the machine itself? Browsers keep `Secure` cookies there without TLS. */
export const isLoopbackHost = (host: string): boolean => LOOPBACK.test(host);

/** An address or a host name to listen on. */
export function host(text: string): Parsed<string> {
  const name = /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i;
  return isIP(text) !== 0 || name.test(text) ? good(text) : bad('must be an address or a host name, without a port');
}

/** A folder, made absolute. */
export function folder(text: string): Parsed<string> {
  return text.includes('\0') ? bad('must be a path') : good(resolve(text));
}

/**
 * An origin. Plain http is refused away from the machine itself: the agents' `__Host-` cookie needs a secure origin, so
 * signing in would fail without a word.
 */
export function publicUrl(text: string): Parsed<string | undefined> {
  if (text === '') return good(undefined);
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) return bad('must be an http or https address');
  if (url.href !== `${url.origin}/`)
    return bad('must be an origin: scheme, host and port, without path, query or user');
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    return bad('must be https, unless the host is localhost: browsers keep the sign-in cookie on secure origins only');
  }
  return good(url.origin);
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (family === 4 ? 32 : 128));
}

/** Addresses and networks, separated by commas. */
export function networks(text: string): Parsed<readonly string[]> {
  const list = text
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const wrong = list.find((entry) => !isNetwork(entry));
  return wrong === undefined ? good(list) : bad(`must list addresses or CIDR networks; "${wrong}" is neither`);
}

/** A secret of at least 16 printable characters; none when empty. */
export function optionalSecret(text: string): Parsed<string | undefined> {
  if (text === '') return good(undefined);
  return /^[\x21-\x7e]{16,512}$/.test(text) ? good(text) : bad('must be 16 to 512 printable characters without spaces');
}
