import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { html } from '../html/html.ts';
import { MARK } from '../parts/mark.ts';
import { bundle } from './bundle.ts';
import type { Route } from './route.ts';

const STYLES = join(import.meta.dirname, '../styles');

/** The shop's one stylesheet, from its parts in the order of their names. */
const readStyles = (): string =>
  readdirSync(STYLES)
    .filter((name) => name.endsWith('.css'))
    .sort()
    .map((name) => readFileSync(join(STYLES, name), 'utf8'))
    .join('\n');

const FAVICON = html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><g fill="#b8431c" stroke="#b8431c" stroke-width="2.5" stroke-linecap="round">${MARK}</g></svg>`;

/** A file; browsers ask each time whether it is still the same. */
const send = (type: string, text: string): Response =>
  new Response(text, {
    headers: {
      'content-type': `${type}; charset=utf-8`,
      'cache-control': 'no-cache',
      etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
    },
  });

const script = (path: RegExp, entry: string): Route => {
  let text: Promise<string> | undefined;
  return {
    method: 'GET',
    path,
    answer: async () => {
      text ??= bundle(join(import.meta.dirname, '..', entry));
      try {
        return send('text/javascript', await text);
      } catch (error) {
        text = undefined;
        throw error;
      }
    },
  };
};

/** Stylesheet, icon and scripts. Scripts are bundled when first asked for. */
export const assetRoutes = (): readonly Route[] => {
  const styles = readStyles();
  return [
    { method: 'GET', path: /^\/shop\.css$/, answer: () => send('text/css', styles) },
    { method: 'GET', path: /^\/favicon\.svg$/, answer: () => send('image/svg+xml', FAVICON.text) },
    script(/^\/shop\.js$/, 'browser/shop.ts'),
    script(/^\/sdk\.js$/, 'sdk-page/main.ts'),
    script(/^\/visit\.js$/, 'visit-page/main.ts'),
  ];
};
