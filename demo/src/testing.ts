import { createApp } from './app.ts';

/** Noon in the shop. */
export const NOON = Date.UTC(2026, 10, 21, 4, 0);
export const ORIGIN = 'http://localhost:8501';
export const SECRET = 'a-secret-of-the-tests';

/** A shopper with a cookie jar, in front of a whole shop. Doesn't follow redirects by itself. */
export const openShop = () => {
  const jar = new Map<string, string>();
  let pages = 0;
  const app = createApp({
    relay: 'http://localhost:8500',
    site: 'demo',
    secret: SECRET,
    now: () => NOON,
    chance: () => 0.1234,
    nonce: () => `nonce-${++pages}`,
  });

  const send = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const headers = new Headers(init.headers);
    headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '));
    const response = await app(new Request(new URL(path, ORIGIN), { ...init, headers }));
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (line.includes('Max-Age=0')) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };

  return {
    jar,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    text: async (path: string, headers: Record<string, string> = {}) => (await send(path, { headers })).text(),
    send,
    post: (path: string, form: Record<string, string>, headers: Record<string, string> = { origin: ORIGIN }) =>
      send(path, { method: 'POST', headers, body: new URLSearchParams(form) }),
  };
};
