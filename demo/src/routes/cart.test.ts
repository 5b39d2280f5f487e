import { expect, it } from 'vitest';
import { COOKIES } from '../http/visit.ts';
import { openShop } from '../testing.ts';

it('adds a good, leads back to it, and says what was added', async () => {
  const { post, text } = openShop();
  const response = await post('/cart', { slug: 'stoneware-mug', count: '2' });
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/p/stoneware-mug?added=2');
  expect(await text('/p/stoneware-mug?added=2')).toContain('2 added to your cart.');
  expect(await text('/')).toContain('2 things in the cart');
});

it('adds no more than there are, and does not claim it', async () => {
  const { post, text } = openShop();
  await post('/cart', { slug: 'glass-teapot', count: '3' });
  expect((await post('/cart', { slug: 'glass-teapot', count: '3' })).headers.get('location')).toContain('added=1');
  expect((await post('/cart', { slug: 'glass-teapot', count: '3' })).headers.get('location')).toBe('/p/glass-teapot');
  expect(await text('/p/glass-teapot?added=9')).not.toContain('added to your cart');
});

it.each([
  { slug: 'nothing', count: '1' },
  { slug: 'stoneware-mug', count: 'many' },
  { slug: 'stoneware-mug', count: '10' },
  { slug: 'stoneware-mug', count: '-1' },
  { count: '1' },
])('adds nothing for %o', async (form) => {
  const { post, jar } = openShop();
  expect((await post('/cart', form)).status).toBe(404);
  expect(jar.has(COOKIES.cart)).toBe(false);
});

it('changes a count and removes a good', async () => {
  const { post, text } = openShop();
  await post('/cart', { slug: 'stoneware-mug', count: '1' });
  await post('/cart', { slug: 'bread-board', count: '1' });
  await post('/cart/line', { slug: 'stoneware-mug', count: '3' });
  expect(await text('/cart')).toContain('¥234');
  await post('/cart/line', { slug: 'bread-board', remove: '1' });
  expect(await text('/cart')).not.toContain('Bread board');
  await post('/cart/line', { slug: 'stoneware-mug', count: '0' });
  expect(await text('/cart')).toContain('Nothing in it yet');
});

it('turns a cart into an order that only this browser can see', async () => {
  const { post, text, jar } = openShop();
  await post('/cart', { slug: 'cast-iron-pot', count: '1' });
  const response = await post('/checkout', {});
  expect(response.headers.get('location')).toBe('/orders/2611211234?new');
  expect(jar.has(COOKIES.cart)).toBe(false);
  const page = await text('/orders/2611211234?new');
  expect(page).toContain('Thank you. Your order is in.');
  expect(page).toContain('¥468');
  expect(await text('/orders')).toContain('Order 2611211234');
  expect((await openShop().get('/orders/2611211234')).status).toBe(404);
});

it('places no order for nothing', async () => {
  expect((await openShop().post('/checkout', {})).headers.get('location')).toBe('/cart');
});

it('forgets orders whose seal is broken', async () => {
  const { post, jar, text } = openShop();
  await post('/cart', { slug: 'cast-iron-pot', count: '1' });
  await post('/checkout', {});
  jar.set(COOKIES.orders, (jar.get(COOKIES.orders) ?? '').replace('2611211234', '2611211235'));
  expect(await text('/orders')).toContain('No orders yet.');
});
