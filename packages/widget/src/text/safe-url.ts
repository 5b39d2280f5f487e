const SCHEMES = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * The only maker of addresses for `href`. Undefined for everything that is no absolute https, http, mailto or tel address,
 * and for one that carries credentials (`https://bank.example@evil.example` reads as the bank's).
 */
export function safeUrl(address: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return undefined;
  }
  return SCHEMES.has(url.protocol) && !url.username && !url.password ? url.href : undefined;
}
