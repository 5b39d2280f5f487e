import { PROTOCOL, SOCKET_PATH } from '@shopbell/protocol';
import { HOME_POLICY, homeLanguage, homePage } from '../home-page.ts';
import { content } from '../reply.ts';
import { route } from '../route.ts';

const FACTS = {
  name: 'shopbell',
  protocol: PROTOCOL,
  socket: SOCKET_PATH,
  console: '/console/',
  widget: '/shopbell.js',
  openapi: '/openapi.json',
};

export const home = route({
  method: 'get',
  path: '/',
  summary: 'Says what runs here: a page for browsers, JSON for those who accept only that.',
  allow: 'public',
  answers: { 200: { doc: 'A page, or JSON.', media: 'text/html' } },
  problems: [],
  handle({ header }) {
    const accept = header('accept') ?? '';
    const headers = { vary: 'accept, accept-language' };
    if (/\bjson\b/.test(accept) && !accept.includes('text/html')) {
      return content(200, JSON.stringify(FACTS), 'application/json', headers);
    }
    const page = homePage(homeLanguage(header('accept-language')));
    return content(200, page, 'text/html; charset=utf-8', { ...headers, 'content-security-policy': HOME_POLICY });
  },
});
