import { QUESTION_MARK, STANDARD_BRAND } from '@shopbell/domain';
import { escaped } from '../../escaped.ts';
import type { OwnPage } from '../../office/look-desk.ts';
import { CLOSED_POLICY } from './headers.ts';
import { homeLanguage } from './home-page.ts';
import { hashOf } from './html.ts';

interface Words {
  /** Where nothing runs without scripts. */
  scripts: string;
  missing: string;
  where: string;
}

const WORDS: Readonly<Record<ReturnType<typeof homeLanguage>, Words>> = {
  en: {
    scripts: 'The chat needs JavaScript. Please switch it on for this page.',
    missing: 'There is no chat here',
    where: 'Please look at the address once more, or ask the shop for it.',
  },
  'zh-CN': {
    scripts: '在线客服需要 JavaScript，请为此页面启用。',
    missing: '此处没有在线客服',
    where: '请核对网址，或向店铺索取。',
  },
};

/** The note is why a letter's link leads nowhere (the widget's `answer.js`): above the chat, as light or dark as it, over nothing of it. */
const STYLE =
  ':root{color-scheme:light dark}:root:has([data-theme=light]){color-scheme:light}:root:has([data-theme=dark]){color-scheme:dark}' +
  'body{margin:0;height:100vh;height:100dvh}' +
  'main,noscript{display:grid;place-content:center;gap:4px;height:100%;padding:24px;box-sizing:border-box;text-align:center;' +
  "font:16px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif}" +
  'h1{font-size:20px;margin:0}p{margin:0}' +
  'body:has(>.note){display:grid;grid-template-rows:auto minmax(0,1fr)}' +
  ".note{padding:8px 16px;font:14px/1.5 system-ui,-apple-system,'Segoe UI',sans-serif;" +
  'background:#fff4d6;color:#3d2c00;background:light-dark(#fff4d6,#3a2f12);color:light-dark(#3d2c00,#f6e6bd)}' +
  '.note button{min-height:32px;padding:0 12px;font:inherit;color:inherit}';
const STYLE_HASH = hashOf(STYLE);

const BELL = 'M16 5a8 8 0 0 0-8 8v6l-3 4h22l-3-4v-6a8 8 0 0 0-8-8ZM13 25a3 3 0 0 0 6 0';

/** A bell on the brand's colour: `#rrggbb`, nothing else comes this far. */
const icon = (brand: string): string =>
  `data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${brand}"/><path d="${BELL}" fill="#fff"/></svg>`)}`;

/** The reader's own, whatever the site speaks. */
const isAuto = (locale: string): boolean => locale.toLowerCase() === 'auto';

/** The reader's first language as they say it, for a page that has none of its own. */
const firstOf = (accept = ''): string => /^\s*([a-z]{2,3}(?:-[a-z\d]{2,8})*)/i.exec(accept)?.[1] ?? 'en';

const page = (lang: string, title: string, head: string, body: string): string => `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, interactive-widget=resizes-content">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
${head}<style>${STYLE}</style>
<body>
${body}
</html>
`;

/** Who looks at the page, and from where. */
interface Reader {
  /** A language tag out of the address, empty for none. */
  locale: string;
  accept: string | undefined;
  /** The store by whose door they came. */
  place?: string | undefined;
}

/** The widget as a whole page, as the site has its look. Its heading and its title say by which store's door somebody came. */
export function chatPage(slug: string, { look, name }: OwnPage, { locale, accept, place }: Reader): string {
  const heading = [look.heading ?? name, place].filter(Boolean).join(' · ');
  const { greeting, questions, photo, brand, sounds, theme, storage } = look;
  const chosen = locale || look.locale;
  const lang = isAuto(chosen) ? firstOf(accept) : chosen;
  const said = { heading, greeting, questions: questions?.join(QUESTION_MARK), photo, sounds };
  const options = { site: slug, inline: 'body', locale: chosen, ...said, brand, theme, storage };
  const data = Object.entries(options).flatMap(([option, value]) =>
    value === undefined ? [] : ` data-${option}="${escaped(value)}"`,
  );
  const head = `<link rel="icon" href="${icon(brand ?? STANDARD_BRAND)}">
<script type="module" src="/answer.js"></script>
<script defer src="/shopbell.js"${data.join('')}></script>
`;
  return page(lang, heading, head, `<noscript>${WORDS[homeLanguage(lang)].scripts}</noscript>`);
}

/** Where no site has a page: not a word of whether there is such a site. */
export function noChatPage(locale: string, accept: string | undefined): string {
  const lang = homeLanguage(isAuto(locale) ? accept : locale || accept);
  const { missing, where } = WORDS[lang];
  return page(lang, missing, '', `<main>\n<h1>${missing}</h1>\n<p>${where}</p>\n</main>`);
}

/** Where a picture is from, as far as a policy can say it: what else a host may be called could say more there. */
const originOf = (photo = ''): string => /^https:\/\/[\w.-]+(?::\d+)?(?=[/?#]|$)/i.exec(photo)?.[0] ?? '';

/**
 * Its own style, the widget's files, the shop's picture, pictures of its cards from where its pages are, and this server's line; nobody may
 * frame it, and no text becomes markup.
 */
export function chatPolicy(publicUrl: string, { look, origins }: Pick<OwnPage, 'look' | 'origins'>): string {
  const pictures = [look.photo, ...origins.filter((origin) => origin !== publicUrl)].map(originOf).filter(Boolean);
  return [
    CLOSED_POLICY,
    "script-src 'self'",
    `style-src ${STYLE_HASH}`,
    `connect-src 'self' ${publicUrl.replace(/^http/, 'ws')}`,
    ["img-src 'self' blob: data:", ...new Set(pictures)].join(' '),
    "media-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html shopbell',
  ].join('; ');
}

/** Where there is none, nothing is loaded but the style. */
export const NO_CHAT_POLICY = `${CLOSED_POLICY}; style-src ${STYLE_HASH}`;
