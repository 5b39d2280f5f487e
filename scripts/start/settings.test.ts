import { expect, it } from 'vitest';
import { readSettings } from './settings.ts';

it('has defaults for everything', () => {
  expect(readSettings({}, '/shop')).toEqual({
    port: 8080,
    shopPort: 8081,
    publicUrl: 'http://localhost:8080',
    dataDir: '/shop/data',
  });
});

it('puts the shop on the port after the one it is given', () => {
  expect(readSettings({ PORT: '9000' }, '/shop')).toMatchObject({ port: 9000, shopPort: 9001 });
});

it('takes a data folder relative to the repository, or an absolute one', () => {
  expect(readSettings({ SHOPBELL_DATA_DIR: 'tmp/x' }, '/shop').dataDir).toBe('/shop/tmp/x');
  expect(readSettings({ SHOPBELL_DATA_DIR: '/var/shop' }, '/shop').dataDir).toBe('/var/shop');
});

it.each(['0', '65535', '80.5', 'http', '-1', ' 80'])('refuses the port “%s”', (PORT) => {
  expect(() => readSettings({ PORT }, '/shop')).toThrow('PORT must be a number');
});

it('refuses what the relay would, before anything is built: all of it', () => {
  const wrong = { SHOPBELL_PUBLIC_URL: 'foo', SHOPBELL_LOG_LEVEL: 'loud', SHOPBELL_PUBLIC_URI: 'https://shop.example' };
  for (const name of Object.keys(wrong)) expect(() => readSettings(wrong, '/shop')).toThrow(name);
});
