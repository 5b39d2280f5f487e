import { CLOSED_POLICY } from './headers.ts';
import { hashOf } from './html.ts';

interface Words {
  lang: string;
  what: string;
  console: string;
  api: string;
  health: string;
}

const WORDS: Readonly<Record<'en' | 'zh-CN', Words>> = {
  en: {
    lang: 'en',
    what: 'A chat relay for shops runs here.',
    console: "Agents' console",
    api: 'API description',
    health: 'Health',
  },
  'zh-CN': {
    lang: 'zh-CN',
    what: '这里运行着网店客服的消息服务。',
    console: '客服工作台',
    api: '接口说明',
    health: '运行状态',
  },
};

const STYLE =
  ':root{color-scheme:light dark}' +
  'body{margin:0;min-height:100vh;display:grid;place-content:center;padding:24px;box-sizing:border-box;' +
  "font:17px/1.6 system-ui,-apple-system,'Segoe UI',sans-serif}" +
  'h1{font-size:28px;margin:0}p{margin:4px 0 20px}ul{list-style:none;margin:0;padding:0;display:grid;gap:8px}' +
  'a{display:inline-block;padding:4px 0;color:LinkText}';

/** Chinese readers are told by their first language. */
export function homeLanguage(accept: string | undefined): 'en' | 'zh-CN' {
  return /^\s*zh\b/i.test(accept ?? '') ? 'zh-CN' : 'en';
}

/** The page at `/`: what runs here, and where to go from here. */
export function homePage(language: 'en' | 'zh-CN'): string {
  const { lang, what, console: desk, api, health } = WORDS[language];
  return `<!doctype html>
<html lang="${lang}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Shopbell</title>
<style>${STYLE}</style>
<main>
<h1>Shopbell</h1>
<p>${what}</p>
<ul>
<li><a href="/console/">${desk}</a></li>
<li><a href="/openapi.json">${api}</a></li>
<li><a href="/readyz">${health}</a></li>
</ul>
</main>
</html>
`;
}

/** Nothing may be loaded but the style above. */
export const HOME_POLICY = `${CLOSED_POLICY}; style-src ${hashOf(STYLE)}`;
