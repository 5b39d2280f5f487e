/** `__Host-`: the browser itself refuses it without Secure, with a Domain or with another Path. */
export const SESSION_COOKIE = '__Host-shopbell';

const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Strict';

/** The header that hands the session to the browser for `maxAgeMs`. */
export function setCookie(token: string, maxAgeMs: number): string {
  return `${SESSION_COOKIE}=${token}; Max-Age=${Math.max(0, Math.floor(maxAgeMs / 1000))}; ${ATTRIBUTES}`;
}

/** The header that takes it back. */
export function clearCookie(): string {
  return `${SESSION_COOKIE}=; Max-Age=0; ${ATTRIBUTES}`;
}

/** The session's token in a `Cookie` header; undefined when there is none, or more than one. */
export function readCookie(header: string | undefined): string | undefined {
  const found = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`));
  const [only] = found;
  return found.length === 1 && only !== undefined ? only.slice(SESSION_COOKIE.length + 1) : undefined;
}
