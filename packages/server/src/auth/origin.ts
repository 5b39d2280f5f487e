import type { Site } from '../ports/site.ts';

/**
 * The origin a header names, or undefined when it is not exactly one: `null`, a path, a user, an upper-case host, a default
 * port written out or a trailing dot in the host are all refused, because the browser never sends them.
 */
export function parseOrigin(header: string | undefined): URL | undefined {
  const url = header === undefined ? null : URL.parse(header);
  if (url === null || url.origin !== header) return undefined;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  return url.hostname.endsWith('.') ? undefined : url;
}

/** An origin as somebody wrote it down: the slash of an address bar behind it is not theirs. Anything else stays as it is. */
export const writtenOrigin = (text: string): string => parseOrigin(text.replace(/\/$/, ''))?.origin ?? text;

/** Whether a site has a page of its own on this server (`/chat/SITE`): it has to have the server's address among its own. */
export const hasOwnPage = (site: Pick<Site, 'origins' | 'anyLocalhost'>, publicUrl: string): boolean =>
  originAllowed(publicUrl, site);

/**
 * May a page of this origin talk to the site? Scheme, host and port must be one of the site's, to the letter. The demo
 * site also accepts `http://localhost` on any port.
 */
export function originAllowed(header: string | undefined, site: Pick<Site, 'origins' | 'anyLocalhost'>): boolean {
  const url = parseOrigin(header);
  if (url === undefined) return false;
  if (site.anyLocalhost && url.protocol === 'http:' && url.hostname === 'localhost') return true;
  return site.origins.includes(url.origin);
}
