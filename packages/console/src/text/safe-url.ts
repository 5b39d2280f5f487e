const ALLOWED = new Set(['https:', 'http:', 'mailto:', 'tel:']);

/**
 * The one door through which a string from outside becomes an `href`: its normalised form when the scheme is one of
 * https, http, mailto and tel, else undefined. Relative addresses are refused too, they would point into the console.
 */
export function safeUrl(raw: string): string | undefined {
  // The URL parser drops tabs and line breaks inside a scheme; whoever writes them hides something.
  if (/[\0-\x20]/.test(raw.trim())) return undefined;
  const url = URL.parse(raw);
  return url && ALLOWED.has(url.protocol) ? url.href : undefined;
}
