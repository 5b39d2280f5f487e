import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { COOKIES } from '../http/visit.ts';
import { NOON, openShop, SECRET } from '../testing.ts';

const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

it('signs a sample member in with a cookie no script can read', async () => {
  const { post, text } = openShop();
  const response = await post('/sign-in', { member: '1001', back: '/p/stoneware-mug' });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/p/stoneware-mug');
  expect(response.headers.getSetCookie()[0]).toMatch(/^shop_member=1001\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(await text('/')).toContain('data-member="1001"');
  expect(await text('/orders')).toContain('Order 2611170412');
});

it.each(['https://evil.example/', '//evil.example', 'javascript:alert(1)', '/\\evil.example', 'http://'])(
  'leads nowhere else after signing in: %s',
  async (back) => {
    const response = await openShop().post('/sign-in', { member: '1001', back });
    expect(response.headers.get('location')).toBe('/');
  },
);

it('signs nobody in who is no member, or who made the cookie', async () => {
  const { post, get, jar, text } = openShop();
  expect((await post('/sign-in', { member: '9' })).headers.get('location')).toBe('/sign-in');
  jar.set(COOKIES.member, '1001');
  expect(await text('/')).not.toContain('data-member');
  jar.set(COOKIES.member, `1002.${'A'.repeat(43)}`);
  expect((await get('/api/member-token')).status).toBe(401);
});

it('gives the signed-in member a fresh token for the relay, and nobody else', async () => {
  const { get, post } = openShop();
  expect((await get('/api/member-token')).status).toBe(401);
  await post('/sign-in', { member: '1002' });
  const response = await get('/api/member-token');
  const { token } = await response.json();
  const [head = '', body = '', mark] = token.split('.');
  const iat = NOON / 1000;
  expect(decode(head)).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect(decode(body)).toEqual({ sub: '1002', name: 'Member 1002', aud: 'demo', iat, exp: iat + 300 });
  expect(mark).toBe(createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url'));
  expect(response.headers.get('cache-control')).toBe('no-store');
});

it('takes member, cart and orders along when signing out', async () => {
  const { post, get, jar } = openShop();
  await post('/sign-in', { member: '1001' });
  await post('/cart', { slug: 'cast-iron-pot', count: '1' });
  await post('/checkout', {});
  await post('/cart', { slug: 'cast-iron-pot', count: '1' });
  expect((await post('/sign-out', { chat: 'done' })).headers.get('location')).toBe('/');
  expect([...jar.keys()]).toEqual([]);
  expect((await get('/orders/2611170412')).status).toBe(404);
});

it('lets the next page sign the chat out when this one could not', async () => {
  const { post, text } = openShop();
  await post('/sign-in', { member: '1001' });
  expect((await post('/sign-out', {})).headers.get('location')).toBe('/?signed-out');
  expect(await text('/?signed-out')).toContain('data-signed-out');
});

it('asks before it signs out by a link', async () => {
  const { get, post, text } = openShop();
  expect((await get('/sign-out')).headers.get('location')).toBe('/');
  await post('/sign-in', { member: '1001' });
  expect(await text('/sign-out')).toContain('You are signed in as Member 1001.');
  expect((await get('/api/member-token')).status).toBe(200);
});
