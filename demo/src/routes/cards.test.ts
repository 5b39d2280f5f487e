import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { NOON, ORIGIN, openShop, SECRET } from '../testing.ts';

const decode = (part: string): unknown => JSON.parse(Buffer.from(part, 'base64url').toString());

it('signs a good as a card that holds for a day, in the shopper’s language', async () => {
  const { token } = Object(
    await (await openShop().get('/api/cards/enamel-kettle', { 'accept-language': 'en' })).json(),
  );
  const [head, body, mark] = String(token).split('.') as [string, string, string];
  expect(decode(head)).toEqual({ alg: 'HS256', typ: 'card+jwt' });
  expect(decode(body)).toEqual({
    aud: 'demo',
    iat: NOON / 1000,
    exp: NOON / 1000 + 86_400,
    card: {
      ...{ type: 'product', v: 1, id: 'enamel-kettle', name: 'Enamel kettle' },
      price: { amount: '268.00', currency: 'CNY' },
      picture: `${ORIGIN}/pictures/enamel-kettle.svg`,
      url: `${ORIGIN}/p/enamel-kettle`,
    },
  });
  expect(mark).toBe(createHmac('sha256', SECRET).update(`${head}.${body}`).digest('base64url'));
});

it('has a picture of each good, and neither of what it does not sell', async () => {
  const { get, text } = openShop();
  expect((await get('/pictures/enamel-kettle.svg')).headers.get('content-type')).toBe('image/svg+xml');
  expect([(await get('/pictures/moon.svg')).status, (await get('/api/cards/moon')).status]).toEqual([404, 404]);
  expect(await text('/p/enamel-kettle')).toContain('data-card="enamel-kettle"');
});
