import * as v from 'valibot';
import { chatPage, chatPolicy, NO_CHAT_POLICY, noChatPage } from '../chat-page.ts';
import { HTML } from '../html.ts';
import { content } from '../reply.ts';
import { route } from '../route.ts';

export const chat = route({
  method: 'get',
  path: '/chat/:site',
  summary:
    'The chat of a site as a page of its own, for links in mails and on paper: for sites that have this server’s own address among theirs.',
  allow: 'public',
  query: v.object({
    /** The language tag to speak; `auto`: the reader’s. Empty or absent: the site’s, else the reader’s. */
    locale: v.exactOptional(v.pipe(v.string(), v.regex(/^(?:auto|[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3})?$/i)), ''),
    /** The code of a store’s door (`POST /api/v1/store-doors/{store}`); one that nobody gave out is none. */
    store: v.exactOptional(v.pipe(v.string(), v.maxLength(64)), ''),
  }),
  answers: {
    200: { doc: 'The page.', media: 'text/html' },
    404: { doc: 'A page that says so in the reader’s language.', media: 'text/html' },
  },
  problems: [],
  async handle({ param, header, query: { locale, store } }, { look, doors, config }) {
    const accept = header('accept-language');
    const headers = { vary: 'accept-language', 'x-robots-tag': 'noindex' };
    const slug = param('site');
    const own = await look.page(slug, config.publicUrl);
    if (!own) {
      return content(404, noChatPage(locale, accept), HTML, { ...headers, 'content-security-policy': NO_CHAT_POLICY });
    }
    const place = store === '' ? undefined : await doors.nameAt(slug, store);
    return content(200, chatPage(slug, own, { locale, accept, place }), HTML, {
      ...headers,
      'content-security-policy': chatPolicy(config.publicUrl, own),
      'cross-origin-opener-policy': 'same-origin',
    });
  },
});
