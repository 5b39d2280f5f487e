import { isChatTag } from '../i18n/chat.ts';
import { isLanguage } from '../i18n/language.ts';
import { layout } from '../parts/layout.ts';
import { cookie } from './cookies.ts';
import { contentSecurityPolicy } from './csp.ts';
import type { Page } from './page.ts';
import { COOKIES, type Visit } from './visit.ts';

const YEAR_S = 365 * 86_400;

const withCookies = (headers: Headers, cookies: readonly string[]): Headers => {
  for (const each of cookies) headers.append('set-cookie', each);
  return headers;
};

/** Sends a page, under a policy with a nonce of its own. Languages asked for in the address are kept for a year. */
export const sendPage = (visit: Visit, page: Page): Response => {
  const nonce = visit.shop.nonce();
  const asked = visit.url.searchParams.get('lang');
  const chat = visit.url.searchParams.get('chat');
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'content-language': visit.language,
    'content-security-policy': contentSecurityPolicy(nonce, visit.shop.relay),
    'cache-control': 'private, no-cache',
    vary: 'cookie, accept-language',
  });
  return new Response(layout(visit, page, nonce).text, {
    status: page.status ?? 200,
    headers: withCookies(headers, [
      ...(isLanguage(asked) ? [cookie(COOKIES.language, asked, YEAR_S)] : []),
      ...(isChatTag(chat) ? [cookie(COOKIES.chat, chat, YEAR_S)] : []),
    ]),
  });
};

/** Sends the browser on with a GET, the way forms end. */
export const seeOther = (path: string, ...cookies: readonly string[]): Response =>
  new Response(null, { status: 303, headers: withCookies(new Headers({ location: path }), cookies) });

/** Sends JSON that nobody may keep. */
export const sendJson = (status: number, value: unknown): Response =>
  Response.json(value, { status, headers: { 'cache-control': 'no-store' } });
