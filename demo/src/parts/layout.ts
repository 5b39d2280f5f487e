import { html, type Markup } from '../html/html.ts';
import type { Page } from '../http/page.ts';
import type { Visit } from '../http/visit.ts';
import { TAGS } from '../i18n/language.ts';
import { footer } from './footer.ts';
import { header } from './header.ts';

/** The widget takes this colour; the stylesheet's accent is the same. */
const BRAND = '#b8431c';

const widget = ({ shop, t, chat }: Visit, nonce: string): Markup => html`
  <script async nonce="${nonce}" src="${shop.relay}/shopbell.js" data-site="${shop.site}" data-locale="${chat}"
    data-brand="${BRAND}" data-heading="${t.shop.name}"></script>`;

/** A whole document. Everything it loads carries the nonce of its policy. */
export const layout = (visit: Visit, page: Page, nonce: string): Markup => {
  const { t, language, member, url } = visit;
  const signedOut = url.searchParams.has('signed-out');
  return html`<!doctype html>
<html lang="${TAGS[language]}"${member && html` data-member="${member.id}"`}${signedOut && html` data-signed-out`}>
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
  <meta name="color-scheme" content="light dark">
  <meta name="description" content="${page.description ?? t.shop.description}">
  ${page.product && html`<meta name="shopbell:product" content="${JSON.stringify(page.product)}">`}
  <title>${url.pathname === '/' ? `${t.shop.name} – ${t.shop.line}` : `${page.title} – ${t.shop.name}`}</title>
  <link rel="icon" href="/favicon.svg" type="image/svg+xml">
  <link rel="stylesheet" href="/shop.css">
  ${page.widget !== false && widget(visit, nonce)}
  <script type="module" nonce="${nonce}" src="${page.script ?? '/shop.js'}"></script>
</head>
<body>
  <a class="skip" href="#main">${t.shop.skip}</a>
  ${header(visit)}
  <main id="main" tabindex="-1">${page.body}</main>
  ${footer(visit)}
</body>
</html>
`;
};
