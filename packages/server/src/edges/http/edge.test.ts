import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { StoreBusy } from '../../ports/store.ts';
import { createHttpEdge } from './edge.ts';
import { createFolder } from './folder.ts';
import { empty } from './reply.ts';
import { type Route, route } from './route.ts';
import { ROUTES } from './routes/index.ts';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const dir = mkdtempSync(join(tmpdir(), 'shopbell-built-'));
const SCRIPT = 'console.log("bell");\n'.repeat(50);
mkdirSync(join(dir, 'assets'));
writeFileSync(join(dir, 'shopbell.js'), SCRIPT);
writeFileSync(join(dir, 'zh-CN.js'), 'export {};');
writeFileSync(join(dir, 'index.html'), '<!doctype html><title>Console</title>');
writeFileSync(join(dir, 'assets', 'index-Dk3J_x1a.js'), SCRIPT);
writeFileSync(join(dir, 'shopbell.js.map'), '{}');
writeFileSync(join(dir, '.env.js'), 'secret');
afterAll(() => rmSync(dir, { recursive: true }));
const built = createFolder(dir);

describe('every answer', () => {
  it.each(['/', '/healthz', '/nothing', '/api/v1/session', '/console/', '/shopbell.js'])(
    'carries the closed headers: %s',
    async (path) => {
      const { request } = await createHttpRig({ widget: built, console: built });
      const { headers } = await request(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
      expect(headers.get('x-powered-by')).toBeNull();
    },
  );

  it('promises https only where the public URL is', async () => {
    const { request } = await createHttpRig({ publicUrl: 'http://localhost:8080' });
    expect((await request('/')).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('routes', () => {
  it('[DO8] each say who may call them', () => {
    for (const { allow, path } of ROUTES) expect(allow === 'public' || allow.length > 0, path).toBe(true);
  });

  it('[DO8] are all there is: nothing is mounted beside the table', async () => {
    const { app } = await createHttpRig();
    const mounted = app.routes.map(({ method, path }) => `${method} ${path}`);
    expect(mounted.sort()).toEqual(ROUTES.map(({ method, path }) => `${method.toUpperCase()} ${path}`).sort());
  });

  it.each(['/nothing', '/api/v1', '/api/v1/session/x', '/ws', '/console/../healthz/x', '/%2e%2e/package.json'])(
    'answer not_found for %s',
    async (path) => {
      const { request } = await createHttpRig({ widget: built, console: built });
      const response = await request(path);
      expect(response.status).toBe(404);
      expect(await response.json()).toEqual({ code: 'not_found', text: 'There is nothing at this address.' });
    },
  );

  it('answer not_found for a method that nobody declared', async () => {
    const { request } = await createHttpRig();
    for (const method of ['PUT', 'PATCH', 'OPTIONS', 'POST']) {
      expect((await request('/healthz', { method })).status).toBe(404);
    }
  });

  it('[DO8] refuse a duty that is not allowed', async () => {
    const admins = route({
      method: 'get',
      path: '/admins',
      summary: 'For admins.',
      allow: ['admin'],
      answers: { 204: { doc: 'Fine.' } },
      problems: [],
      handle: () => empty(204),
    });
    const status = async (duty: 'agent' | 'supervisor' | 'admin') => {
      const { request, token } = await createHttpRig({ duty, routes: [...ROUTES, admins] });
      return (await request('/admins', { headers: { authorization: `Bearer ${await token()}` } })).status;
    };
    expect([await status('agent'), await status('supervisor'), await status('admin')]).toEqual([403, 403, 204]);
  });

  it('turn a failure into a named problem, and tell no more than that', async () => {
    const failing = (path: string, error: Error): Route =>
      route({
        method: 'get',
        path,
        summary: 'Fails.',
        allow: 'public',
        answers: { 204: { doc: 'Never.' } },
        problems: [],
        handle: () => {
          throw error;
        },
      });
    const { request, lines, metrics } = await createHttpRig({
      routes: [failing('/busy', new StoreBusy('full')), failing('/broken', new Error('password is swordfish'))],
    });
    const busy = await request('/busy');
    expect([busy.status, (await busy.json()).code]).toEqual([503, 'busy']);
    const broken = await request('/broken');
    expect(broken.status).toBe(500);
    expect(await broken.json()).toEqual({ code: 'internal', text: 'The server failed; it has been logged.' });
    expect(lines.join()).toContain('a request failed');
    expect(await metrics.render()).toContain('shopbell_problems_total{code="internal"} 1');
  });
});

describe('probes', () => {
  it('answer alive and ready', async () => {
    const { request } = await createHttpRig();
    expect(await (await request('/healthz')).json()).toEqual({ status: 'alive' });
    expect(await (await request('/readyz')).json()).toEqual({ status: 'ready' });
  });

  it.each(['draining', 'busy'] as const)('answer 503 while %s, but stay alive', async (readiness) => {
    const { request } = await createHttpRig({ readiness });
    const response = await request('/readyz');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: readiness });
    expect((await request('/healthz')).status).toBe(200);
  });
});

describe('metrics', () => {
  const status = async (options: object, remote: string, headers: Record<string, string> = {}) => {
    const { request } = await createHttpRig(options);
    return (await request('/metrics', { headers }, remote)).status;
  };

  it('without a token are for this machine only', async () => {
    expect(await status({}, '127.0.0.1')).toBe(200);
    expect(await status({}, '::1')).toBe(200);
    expect(await status({}, '::ffff:127.0.0.1')).toBe(200);
    expect(await status({}, '203.0.113.9')).toBe(403);
  });

  it('without a token are for nobody behind a proxy, trusted or not', async () => {
    const headers = { 'x-forwarded-for': '127.0.0.1' };
    expect(await status({}, '127.0.0.1', headers)).toBe(403);
    expect(await status({ trustedProxies: ['127.0.0.1'] }, '127.0.0.1', headers)).toBe(403);
  });

  it('with a token are for those who have it', async () => {
    const options = { metricsToken: 'a-long-enough-secret' };
    const bearer = (token: string) => status(options, '203.0.113.9', { authorization: `Bearer ${token}` });
    expect(await bearer('a-long-enough-secret')).toBe(200);
    expect(await bearer('a-long-enough-secreT')).toBe(403);
    expect(await bearer('')).toBe(403);
    expect(await status(options, '127.0.0.1')).toBe(403);
  });

  it('are Prometheus text', async () => {
    const { request } = await createHttpRig();
    const response = await request('/metrics', {}, '127.0.0.1');
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toContain('# TYPE shopbell_sockets gauge');
  });
});

describe('the page at /', () => {
  it('says what runs here, in the reader’s language', async () => {
    const { request } = await createHttpRig();
    const page = async (language: string) =>
      (await request('/', { headers: { accept: 'text/html', 'accept-language': language } })).text();
    expect(await page('en-GB,en')).toContain('<html lang="en">');
    expect(await page('zh-CN,zh;q=0.9')).toContain('客服工作台');
    expect(await page('de,zh;q=0.5')).toContain("Agents' console");
  });

  it('may load its own style and nothing else', async () => {
    const { request } = await createHttpRig();
    const response = await request('/');
    const policy = response.headers.get('content-security-policy') ?? '';
    const style = /<style>(.*)<\/style>/s.exec(await response.text())?.[1] ?? '';
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(style));
    expect(policy).toContain(`style-src 'sha256-${Buffer.from(hash).toString('base64')}'`);
    expect(policy).not.toContain('script-src');
  });

  it('is JSON for those who accept only that', async () => {
    const { request } = await createHttpRig();
    const response = await request('/', { headers: { accept: 'application/json' } });
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toMatchObject({ name: 'shopbell', protocol: 1, socket: '/ws' });
  });
});

describe('built files', () => {
  it('of the widget may be loaded from any shop', async () => {
    const { request } = await createHttpRig({ widget: built });
    const { status, headers } = await request('/shopbell.js');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await request('/zh-CN.js')).status).toBe(200);
  });

  it('of the widget are asked about after five minutes; the loader meanwhile serves a day', async () => {
    const { request } = await createHttpRig({ widget: built });
    const cached = async (path: string) => (await request(path)).headers.get('cache-control');
    expect(await cached('/shopbell.js')).toBe('public, max-age=300, stale-while-revalidate=86400');
    expect(await cached('/zh-CN.js')).toBe('public, max-age=300');
  });

  it('go out compressed to those who take it', async () => {
    const { request } = await createHttpRig({ widget: built });
    const take = (encoding: string) => request('/shopbell.js', { headers: { 'accept-encoding': encoding } });
    const packed = await take('gzip, deflate, br');
    expect(packed.headers.get('content-encoding')).toBe('br');
    expect(packed.headers.get('vary')).toBe('accept-encoding');
    expect(brotliDecompressSync(Buffer.from(await packed.arrayBuffer())).toString()).toBe(SCRIPT);
    for (const encoding of ['gzip', 'br;q=0', 'brotli', '']) {
      const plain = await take(encoding);
      expect(plain.headers.get('content-encoding')).toBeNull();
      expect(await plain.text()).toBe(SCRIPT);
    }
  });

  it('go out as the build compressed them, and never as it compressed another content', async () => {
    const { request } = await createHttpRig({ widget: built });
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 0 } };
    const packed = brotliCompressSync(SCRIPT.repeat(20), quick);
    writeFileSync(join(dir, 'quick.js'), SCRIPT.repeat(20));
    writeFileSync(join(dir, 'quick.js.br'), packed);
    const sent = async (path: string) => {
      const answer = await request(path, { headers: { 'accept-encoding': 'br' } });
      return Buffer.from(await answer.arrayBuffer());
    };
    expect(await sent('/quick.js')).toEqual(packed);
    expect((await request('/quick.js.br')).status).toBe(404);
    const others = [packed, brotliCompressSync('older'), Buffer.from('no brotli')];
    for (const [n, wrong] of others.entries()) {
      writeFileSync(join(dir, `newer${n}.js`), SCRIPT);
      writeFileSync(join(dir, `newer${n}.js.br`), wrong);
      expect(brotliDecompressSync(await sent(`/newer${n}.js`)).toString()).toBe(SCRIPT);
    }
  });

  it('are not sent twice to those who have them', async () => {
    const { request } = await createHttpRig({ widget: built });
    const etag = (await request('/shopbell.js')).headers.get('etag') ?? '';
    const again = await request('/shopbell.js', { headers: { 'if-none-match': `"x", W/${etag}` } });
    expect(again.status).toBe(304);
    expect(again.headers.get('access-control-allow-origin')).toBe('*');
    expect(await again.text()).toBe('');
    expect((await request('/shopbell.js', { headers: { 'if-none-match': '"x"' } })).status).toBe(200);
  });

  it('are read again when they were built anew', async () => {
    const { request } = await createHttpRig({ widget: built });
    writeFileSync(join(dir, 'fresh.js'), 'one');
    const before = await request('/fresh.js');
    writeFileSync(join(dir, 'fresh.js'), 'three');
    const after = await request('/fresh.js');
    expect([await before.text(), await after.text()]).toEqual(['one', 'three']);
    expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  });

  it.each([
    '/.env.js',
    '/shopbell.js.map',
    '/missing.js',
    '/console/.env.js',
    '/console/a//b.js',
    '/console/%2e%2e/x.js',
  ])('are not %s', async (path) => {
    const { request } = await createHttpRig({ widget: built, console: built });
    expect((await request(path)).status).toBe(404);
  });

  it.each([
    ['/shopbell.js', 'widget'],
    ['/console/', 'console'],
  ])('that are missing are said to be: %s', async (path, what) => {
    const { request } = await createHttpRig();
    const response = await request(path);
    expect(response.status).toBe(503);
    expect(await response.text()).toBe(`The ${what} has not been built yet: "npm start" does it.\n`);
  });
});

describe('the console', () => {
  it('is a page under a strict policy', async () => {
    const { request } = await createHttpRig({ console: built });
    const { status, headers } = await request('/console/');
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "connect-src 'self' wss://chat.example; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; " +
        "require-trusted-types-for 'script'",
    );
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('is found without its slash, and at every place inside it', async () => {
    const { request } = await createHttpRig({ console: built });
    const home = await request('/console');
    expect([home.status, home.headers.get('location')]).toEqual([308, '/console/']);
    expect(await (await request('/console/mine/01kafz')).text()).toContain('<title>Console</title>');
  });

  it('keeps files with a hash in their name for good', async () => {
    const { request } = await createHttpRig({ console: built });
    const { headers } = await request('/console/assets/index-Dk3J_x1a.js');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await request('/console/assets/index-missing1.js')).status).toBe(404);
  });
});

describe('the listener', () => {
  it('serves over a real socket and knows its address', async () => {
    const {
      auth,
      accounts,
      office,
      desks,
      eraser,
      exporter,
      takenBack,
      dayBook,
      search,
      overview,
      answerLinks,
      reveal,
      referrals,
      doors,
      guard,
      storeFinder,
      lookupPace,
      webhooks,
      gate,
      files,
      views,
      store,
      metrics,
      lines,
    } = await createHttpRig();
    const log = { debug() {}, info() {}, warn() {}, error: (_: object, text: string) => void lines.push(text) };
    const edge = createHttpEdge({
      config: { publicUrl: PUBLIC_URL, trustedProxies: [], metricsToken: undefined },
      auth,
      ...accounts,
      ...office,
      ...desks,
      storeFinder,
      lookupPace,
      eraser,
      exporter,
      takenBack,
      dayBook,
      gate,
      files,
      views,
      store,
      search,
      overview,
      answerLinks,
      reveal,
      referrals,
      doors,
      guard,
      webhooks,
      metrics,
      readiness: { state: async () => 'ready' },
      log: { ...log, child: () => ({ ...log, child: () => null as never }) },
      widgetDir: dir,
      consoleDir: dir,
    });
    const server = createServer(edge.listener);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    try {
      const base = `http://127.0.0.1:${address.port}`;
      expect((await fetch(`${base}/metrics`)).status).toBe(200);
      expect(await (await fetch(`${base}/shopbell.js`)).text()).toBe(SCRIPT);
      expect(await (await fetch(`${base}/openapi.json`)).json()).toMatchObject({ openapi: '3.1.0' });
      const head = await fetch(`${base}/shopbell.js`, { method: 'HEAD' });
      expect([head.status, await head.text()]).toEqual([200, '']);
    } finally {
      await new Promise((resolve) => server.close(resolve));
    }
  });
});
