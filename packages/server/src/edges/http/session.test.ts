import { describe, expect, it } from 'vitest';
import { createHttpRig, PUBLIC_URL } from './testing/rig.ts';

const SELF = {
  id: '01kafzagnt00000000a1',
  name: 'Ann',
  duty: 'agent',
  site: { id: '01kafzs1te0000000001', slug: 'shop', name: 'Shop' },
};
const PATH = '/api/v1/session';

describe('signing in', () => {
  it('gives a program a token and no cookie', async () => {
    const { send, credentials } = await createHttpRig();
    const response = await send('POST', PATH, credentials);
    expect(response.status).toBe(200);
    expect(response.headers.get('set-cookie')).toBeNull();
    const body = await response.json();
    expect(body).toEqual({ self: SELF, expiresAt: expect.any(Number), token: expect.any(String) });
  });

  it('gives a browser at the public URL a cookie and no token', async () => {
    const { send, credentials } = await createHttpRig();
    const response = await send('POST', PATH, credentials, { origin: PUBLIC_URL });
    expect(await response.json()).toEqual({ self: SELF, expiresAt: expect.any(Number) });
    expect(response.headers.get('set-cookie')).toMatch(
      /^__Host-shopbell=01kafzs1te0000000001\.[\w-]{43}; Max-Age=604800; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it.each(['https://shop.example', 'null', `${PUBLIC_URL}.evil.example`, 'http://chat.example', `${PUBLIC_URL}/`])(
    '[DO9] is refused for a page of %s, before anything is checked',
    async (origin) => {
      const { send, credentials, lines } = await createHttpRig();
      const response = await send('POST', PATH, credentials, { origin });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ code: 'origin_refused', address: PUBLIC_URL });
      expect(response.headers.get('set-cookie')).toBeNull();
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
      expect(lines.join()).not.toContain('signed in');
    },
  );

  it('ends the session of the cookie that came along', async () => {
    const { send, request, credentials, cookie } = await createHttpRig();
    const old = await cookie();
    const headers = { origin: PUBLIC_URL, cookie: old };
    const fresh = (await send('POST', PATH, credentials, headers)).headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(fresh).not.toBe(old);
    const status = async (value: string) =>
      (await request(PATH, { headers: { cookie: value, origin: PUBLIC_URL } })).status;
    expect(await status(old)).toBe(401);
    expect(await status(fresh)).toBe(200);
  });

  it('answers in the same words for a wrong password and an unknown account', async () => {
    const { send } = await createHttpRig();
    const wrong = await send('POST', PATH, { email: 'ann@example.com', password: 'wrong' });
    const unknown = await send('POST', PATH, { email: 'bob@example.com', password: 'wrong' });
    expect(wrong.status).toBe(401);
    const text = await wrong.text();
    expect(JSON.parse(text)).toEqual({ code: 'sign_in_refused', text: 'E-mail and password do not match an account.' });
    expect(await unknown.text()).toBe(text);
    expect([...unknown.headers]).toEqual([...wrong.headers]);
  });

  it('says when to try again after too many failures', async () => {
    const { send, credentials } = await createHttpRig();
    for (let i = 0; i < 4; i++) await send('POST', PATH, { ...credentials, password: 'wrong' });
    const response = await send('POST', PATH, credentials);
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(await response.json()).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  });

  const good = { email: 'ann@example.com', password: 'x' };
  it.each<[string, unknown, number, object]>([
    ['no JSON', '{"email":', 400, { code: 'bad_json' }],
    ['a list', [], 400, { code: 'bad_json' }],
    ['null', 'null', 400, { code: 'bad_json' }],
    ['nothing', '', 400, { code: 'bad_json' }],
    ['no password', { email: 'ann@example.com' }, 400, { code: 'bad_frame', path: 'password' }],
    ['an e-mail that is a list', { ...good, email: ['ann@example.com'] }, 400, { code: 'bad_frame', path: 'email' }],
    ['an e-mail like a node of a virtual DOM', { ...good, email: { type: 'b' } }, 400, { path: 'email' }],
    ['an empty password', { ...good, password: '' }, 400, { code: 'bad_frame', path: 'password' }],
    ['a huge password', { ...good, password: 'x'.repeat(1025) }, 400, { code: 'bad_frame', path: 'password' }],
    ['a site that is no slug', { ...good, site: '../shop' }, 400, { code: 'bad_frame', path: 'site' }],
    ['too many bytes', { ...good, more: 'x'.repeat(16_384) }, 413, { code: 'frame_too_large' }],
  ])('refuses a body with %s', async (_, body, status, problem) => {
    const { send } = await createHttpRig();
    const response = await send('POST', PATH, body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(problem);
  });

  it('refuses bad UTF-8', async () => {
    const { request } = await createHttpRig();
    const body = Buffer.concat([Buffer.from('{"email":"a'), Buffer.from([0xff]), Buffer.from('","password":"x"}')]);
    const response = await request(PATH, { method: 'POST', body, headers: { 'content-type': 'application/json' } });
    expect(await response.json()).toMatchObject({ code: 'bad_utf8' });
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])(
    '[DO9] refuses the content type %j, which a form could send',
    async (type) => {
      const { send, credentials } = await createHttpRig();
      const response = await send('POST', PATH, credentials, { 'content-type': type });
      expect(await response.json()).toMatchObject({ code: 'bad_json' });
    },
  );

  it('[DO9] stops reading a body that says it is small and is not', async () => {
    const { request } = await createHttpRig();
    let pulled = 0;
    const body = new ReadableStream({
      pull(controller) {
        pulled++;
        controller.enqueue(new Uint8Array(8192).fill(32));
      },
    });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' }, duplex: 'half' };
    const response = await request(PATH, init);
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(6);
  });

  it('does not take a client that gave up for a failure of its own', async () => {
    const { request, lines } = await createHttpRig();
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from('{"email":'));
        controller.error(new Error('aborted'));
      },
    });
    const init = { method: 'POST', body, headers: { 'content-type': 'application/json' }, duplex: 'half' };
    const response = await request(PATH, init);
    expect(response.status).toBe(400);
    expect(lines.join()).not.toContain('a request failed');
  });

  it('drops keys it does not know', async () => {
    const { send, credentials } = await createHttpRig();
    const body = { ...credentials, kind: 'cookie', duty: 'admin', __proto__: { site: 'x' } };
    expect((await send('POST', PATH, body)).status).toBe(200);
  });
});

describe('the session', () => {
  it('is told to the holder of a token', async () => {
    const { request, token } = await createHttpRig();
    const response = await request(PATH, { headers: { authorization: `Bearer ${await token()}` } });
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ self: SELF, expiresAt: expect.any(Number) });
  });

  it.each<[string, Record<string, string>, number]>([
    ['the public URL as Origin', { origin: PUBLIC_URL }, 200],
    ['the browser’s word that it is the same origin', { 'sec-fetch-site': 'same-origin' }, 200],
    ['neither', {}, 401],
    ['another Origin', { origin: 'https://shop.example' }, 401],
    ['another Origin and a claim', { origin: 'https://shop.example', 'sec-fetch-site': 'same-origin' }, 401],
    ['another site’s request', { 'sec-fetch-site': 'cross-site' }, 401],
    ['a sibling’s request', { 'sec-fetch-site': 'same-site' }, 401],
  ])('[DO6] is told to the holder of a cookie with %s: %s', async (_, headers, status) => {
    const { request, cookie } = await createHttpRig();
    expect((await request(PATH, { headers: { ...headers, cookie: await cookie() } })).status).toBe(status);
  });

  it('[DO6] is not told to a page that got hold of a token', async () => {
    const { request, token } = await createHttpRig();
    const headers = { authorization: `Bearer ${await token()}`, origin: PUBLIC_URL };
    expect((await request(PATH, { headers })).status).toBe(401);
  });

  it.each(['', 'Bearer', 'Bearer x', 'Basic eDp5', 'Bearer  x y'])('is not there for %j', async (authorization) => {
    const { request } = await createHttpRig();
    const response = await request(PATH, { headers: { authorization } });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'session_invalid' });
  });

  it('ends when signed out, and the cookie with it', async () => {
    const { request, cookie } = await createHttpRig();
    const headers = { cookie: await cookie(), origin: PUBLIC_URL };
    const response = await request(PATH, { method: 'DELETE', headers });
    expect(response.status).toBe(204);
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-shopbell=; Max-Age=0; Path=\/; Secure/);
    expect((await request(PATH, { headers })).status).toBe(401);
  });

  it('[DO9] is not ended by another page, nor without an Origin', async () => {
    const { request, cookie } = await createHttpRig();
    const value = await cookie();
    const end = async (headers: Record<string, string>) =>
      (await request(PATH, { method: 'DELETE', headers: { cookie: value, ...headers } })).status;
    expect(await end({ origin: 'https://shop.example' })).toBe(403);
    expect(await end({})).toBe(401);
    expect(await end({ 'sec-fetch-site': 'same-origin' })).toBe(401);
    expect((await request(PATH, { headers: { cookie: value, origin: PUBLIC_URL } })).status).toBe(200);
  });

  it('leaves no secret in the log', async () => {
    const { lines, request, cookie, token } = await createHttpRig();
    const secrets = [await cookie(), await token()].map((text) => text.split('.')[1] ?? '');
    await request(PATH, { headers: { authorization: `Bearer x.${secrets[1]}` } });
    for (const secret of [...secrets, 'ann@', 'a long password']) expect(lines.join('\n')).not.toContain(secret);
  });
});
