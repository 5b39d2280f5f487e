import { expect, it } from 'vitest';
import { CATEGORIES } from './goods/good.ts';
import { GOODS } from './goods/index.ts';
import { ORIGIN, openShop } from './testing.ts';

const PAGES = [
  '/',
  '/cart',
  '/orders',
  '/sign-in',
  '/sdk',
  ...CATEGORIES.map((category) => `/c/${category}`),
  ...GOODS.map(({ slug }) => `/p/${slug}`),
];

it.each(PAGES)('answers %s in both languages', async (path) => {
  const { get } = openShop();
  for (const lang of ['en', 'zh']) {
    const response = await get(`${path}?lang=${lang}`);
    const text = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(text).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`);
    expect(text.match(/<h1[ >]/g)).toHaveLength(1);
    expect(text).not.toMatch(/undefined|\[object|NaN/);
  }
});

it('has no inline style or handler, and a nonce on every script, anew for each page', async () => {
  const { get } = openShop();
  const seen = new Set<string>();
  for (const path of [...PAGES, '/nowhere']) {
    const response = await get(path);
    const [, nonce = ''] = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
    const text = await response.text();
    expect(text).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:/i);
    const scripts = text.match(/<script[^>]*>/g) ?? [];
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) expect(script).toContain(` nonce="${nonce}" src="`);
    seen.add(nonce);
  }
  expect(seen.size).toBe(PAGES.length + 1);
});

it('loads the widget from the relay on every page but the one about the SDK', async () => {
  const { text } = openShop();
  for (const path of PAGES) {
    const has = (await text(path)).includes('src="http://localhost:8500/shopbell.js" data-site="demo"');
    expect(has).toBe(path !== '/sdk');
  }
});

it.each(['/nowhere', '/p/nothing', '/p/', '/c/nothing', '/orders/1', '/orders/2611170412', '/%', '/p/__proto__'])(
  'has a page of its own for %s, which is not there',
  async (path) => {
    const response = await openShop().get(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toContain('Nothing on this shelf');
  },
);

it('answers HEAD like GET, and says so when a method is not taken', async () => {
  const { send } = openShop();
  expect((await send('/', { method: 'HEAD' })).status).toBe(200);
  expect((await send('/', { method: 'DELETE' })).status).toBe(405);
  expect((await send('/checkout')).status).toBe(405);
});

it('remembers the language that was asked for', async () => {
  const { text } = openShop();
  expect(await text('/', { 'accept-language': 'zh-CN' })).toContain('lang="zh-CN"');
  await text('/?lang=zh');
  expect(await text('/cart', { 'accept-language': 'en' })).toContain('购物车还是空的');
});

it('has the chat speak the page’s language, or the one that was asked for', async () => {
  const { text } = openShop();
  expect(await text('/')).toContain('data-locale="auto"');
  expect(await text('/?chat=ar')).toContain('data-locale="ar"');
  expect(await text('/cart')).toContain('data-locale="ar"');
  expect(await text('/cart?chat="><b>')).toContain('data-locale="ar"');
  expect(await text('/c/kitchen?chat=auto')).toContain('data-locale="auto"');
});

it('takes forms from its own pages only', async () => {
  const { post, jar } = openShop();
  const form = { slug: 'stoneware-mug', count: '1' };
  for (const origin of ['https://evil.example', 'null', `${ORIGIN}.evil.example`]) {
    expect((await post('/cart', form, { origin })).status).toBe(403);
  }
  expect(jar.size).toBe(0);
});

it('refuses a form that is too long', async () => {
  expect((await openShop().post('/cart', { slug: 'x'.repeat(5000) })).status).toBe(413);
});

it('escapes what comes from the address', async () => {
  const { text } = openShop();
  expect(await text('/sign-in?back="><script>alert(1)</script>')).not.toContain('<script>alert');
  expect(await text('/?x="><script>alert(1)</script>')).not.toContain('<script>alert');
});

it('serves one stylesheet and the icon, and knows when a browser has them', async () => {
  const { get } = openShop();
  for (const [path, type] of [
    ['/shop.css', 'text/css'],
    ['/favicon.svg', 'image/svg+xml'],
  ] as const) {
    const first = await get(path);
    expect(first.headers.get('content-type')).toBe(`${type}; charset=utf-8`);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
    const etag = first.headers.get('etag') ?? '';
    expect((await get(path, { 'if-none-match': etag })).status).toBe(304);
  }
});

it.each(['/shop.js', '/sdk.js'])('bundles %s into one script', async (path) => {
  const response = await openShop().get(path);
  const text = await response.text();
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(text).toContain('/api/member-token');
  expect(text).not.toMatch(/^\s*import\s*["'{]/m);
});
