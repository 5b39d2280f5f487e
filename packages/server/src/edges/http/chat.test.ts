import { STANDARD_LOOK } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { PAYLOAD } from '../../testing/hostile.ts';
import { chatPolicy } from './chat-page.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SITE = '01kafzs1te0000000001';

let rig: Awaited<ReturnType<typeof createHttpRig>>;
const change = (...changes: Parameters<typeof rig.directory.change>[0]) =>
  rig.directory.change(changes, { role: 'system' }, 2000);
const origins = (...list: string[]) =>
  change({ kind: 'site_settings', site: SITE, name: 'Loom & Leaf', timeZone: 'UTC', origins: list });
const page = async (path: string, language = 'en-GB,en') => {
  const answer = await rig.request(path, { headers: { 'accept-language': language } });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};
/** What the tag says. */
const tag = (text: string) =>
  Object.fromEntries([...text.matchAll(/ data-(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]));

describe('the page /chat/SITE', () => {
  beforeEach(async () => {
    rig = await createHttpRig({ duty: 'admin' });
    await origins('https://shop.example', PUBLIC_URL);
  });

  it('[DO20] is there for sites that have this server’s address among theirs, and for no other', async () => {
    expect((await page('/chat/shop')).status).toBe(200);
    for (const path of ['/chat/Shop', '/chat/other', '/chat/__proto__', '/chat/%00', '/chat/..%2fshop'])
      expect((await page(path)).status, path).toBe(404);
    await origins('https://shop.example');
    const { status, headers, text } = await page('/chat/shop');
    expect([status, headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toBe((await page('/chat/other')).text);
    expect(headers.get('content-security-policy')).not.toContain('script-src');
  });

  it('has the site’s look and name', async () => {
    expect(tag((await page('/chat/shop')).text)).toEqual({
      ...{ site: 'shop', inline: 'body', heading: 'Loom &#38; Leaf' },
      ...{ locale: 'auto', theme: 'auto', storage: 'persistent' },
    });
    const look = { ...STANDARD_LOOK, brand: '#2b59c3', heading: '茶与壶', theme: 'dark', locale: 'zh-CN' } as const;
    await change({ kind: 'look', site: SITE, look });
    const { text } = await page('/chat/shop');
    expect(tag(text)).toMatchObject({ heading: '茶与壶', brand: '#2b59c3', theme: 'dark', locale: 'zh-CN' });
    expect(text).toContain('<title>茶与壶</title>');
    expect(text).toContain('<html lang="zh-CN">');
  });

  it('says what the shop says, and shows its picture', async () => {
    const said = { greeting: 'Hi', questions: ['Where is it?', 'Can it go back?'], sounds: 'on' } as const;
    const has = async (photo: string) => {
      await change({ kind: 'look', site: SITE, look: { ...STANDARD_LOOK, ...said, photo } });
      const { headers, text } = await page('/chat/shop');
      expect(tag(text)).toMatchObject({ ...said, questions: 'Where is it?|Can it go back?', photo });
      return /img-src [^;]*/.exec(headers.get('content-security-policy') ?? '')?.[0];
    };
    const own = "img-src 'self' blob: data:";
    const shop = 'https://shop.example';
    expect(await has('https://cdn.example:8443/logo.png?x=1')).toBe(`${own} https://cdn.example:8443 ${shop}`);
    expect(await has(`${shop}/logo.png`)).toBe(`${own} ${shop}`);
    expect([await has('/logo.png'), await has('https://x;sandbox/logo.png')]).toEqual([
      `${own} ${shop}`,
      `${own} ${shop}`,
    ]);
  });

  it('[DO21] shows pictures of the shop’s cards from where its pages are, as far as these are a host over https', async () => {
    const pages = [
      'https://shop.example',
      'https://shop.example:8443',
      'http://plain.example',
      'https://x;sandbox',
      'https://x y',
    ];
    const policy = chatPolicy(PUBLIC_URL, { look: STANDARD_LOOK, origins: [...pages, PUBLIC_URL] });
    expect(policy.split('; ').filter((line) => line.startsWith('img-src'))).toEqual([
      "img-src 'self' blob: data: https://shop.example https://shop.example:8443",
    ]);
    expect(policy).not.toMatch(/sandbox|plain/);
  });

  it('speaks the language of its address, else the site’s, else the reader’s', async () => {
    const lang = async (path: string, language?: string) =>
      /<html lang="([^"]*)">/.exec((await page(path, language)).text)?.[1];
    expect(await lang('/chat/shop?locale=zh-TW')).toBe('zh-TW');
    expect(await lang('/chat/shop?locale=')).toBe('en-GB');
    expect(await lang('/chat/shop', 'pt-PT, en;q=0.3')).toBe('pt-PT');
    expect(await lang('/chat/shop', '*')).toBe('en');
    expect(tag((await page('/chat/shop?locale=ja')).text)).toMatchObject({ locale: 'ja' });
    for (const auto of ['auto', 'Auto']) {
      expect(await lang(`/chat/shop?locale=${auto}`, 'de-AT')).toBe('de-AT');
      expect((await page(`/chat/none?locale=${auto}`, 'zh-CN')).text).toContain('此处没有在线客服');
    }
    expect((await page('/chat/none', 'zh-CN')).text).toContain('此处没有在线客服');
    expect((await page('/chat/none?locale=zh')).text).toContain('此处没有在线客服');
    expect((await page('/chat/none')).text).toContain('There is no chat here');
    for (const locale of ['"><script>', 'en"', 'x'.repeat(99), '..', 'en_GB']) {
      expect((await page(`/chat/shop?locale=${encodeURIComponent(locale)}`)).status, locale).toBe(400);
    }
  });

  it('[DO21] runs the widget alone, in nobody’s frame, and is in no index', async () => {
    const { headers, text } = await page('/chat/shop');
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'"])
      expect(policy).toContain(part);
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("connect-src 'self' wss://chat.example;");
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types lit-html shopbell");
    expect(policy).not.toContain('unsafe');
    const style = /<style>(.*)<\/style>/s.exec(text)?.[1] ?? '';
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(hash).toString('base64')}'`);
    expect([headers.get('x-robots-tag'), text.includes('<meta name="robots" content="noindex">')]).toEqual([
      'noindex',
      true,
    ]);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect([...text.matchAll(/<script[^>]*src="([^"]*)"/g)].map(([, src]) => src)).toEqual([
      '/answer.js',
      '/shopbell.js',
    ]);
    expect([text.match(/<script/g)?.length, text.match(/ on\w+=/g), text.match(/ style=/g)]).toEqual([2, null, null]);
  });

  it('[DO21] has what a site calls itself as text', async () => {
    await change(
      { kind: 'site_settings', site: SITE, name: PAYLOAD, timeZone: 'UTC', origins: [PUBLIC_URL] },
      { kind: 'look', site: SITE, look: { ...STANDARD_LOOK, heading: `</title><script>__ran=1</script>"'>` } },
    );
    const { text } = await page('/chat/shop');
    expect(text.match(/<(script|img|title)/g)).toEqual(['<title', '<script', '<script']);
    await change({ kind: 'look', site: SITE, look: STANDARD_LOOK });
    expect((await page('/chat/shop')).text.match(/<(script|img|title)/g)).toEqual(['<title', '<script', '<script']);
    expect(tag((await page('/chat/shop')).text).heading).not.toMatch(/[<>"']/);
  });
});
