/** The cookies of a request. The first of a name counts; one that is no URI component is left out. */
export const readCookies = (header: string | null): ReadonlyMap<string, string> => {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at < 1 || cookies.has(name)) continue;
    try {
      cookies.set(name, decodeURIComponent(part.slice(at + 1).trim()));
    } catch {
      // Not written here: another server of the same host may have its own cookies.
    }
  }
  return cookies;
};

/** A `Set-Cookie` the page's scripts can't read. Kept for `maxAgeS` seconds, or until the browser ends; 0 takes it away. */
export const cookie = (name: string, value: string, maxAgeS?: number): string =>
  `${name}=${encodeURIComponent(value)}; Path=/; HttpOnly; SameSite=Lax${maxAgeS === undefined ? '' : `; Max-Age=${maxAgeS}`}`;
