import { describe, expect, it } from 'vitest';
import { originAllowed, writtenOrigin } from './origin.ts';

const site = {
  origins: ['https://shop.example', 'https://shop.example:8443', 'http://plain.example'],
  anyLocalhost: false,
};
const demo = { origins: [], anyLocalhost: true };

describe('an Origin', () => {
  it.each(site.origins)('[DO1] %s is allowed, being one of the site’s', (origin) => {
    expect(originAllowed(origin, site)).toBe(true);
  });

  it.each([
    undefined,
    '',
    'null',
    'https://shop.example.',
    'https://shop.example.evil.example',
    'https://evil-shop.example',
    'https://evil.example/shop.example',
    'https://evil.example?https://shop.example',
    'https://evil.example#shop.example',
    'https://shop.example@evil.example',
    'https://user@shop.example',
    'https://shop.example/',
    'https://shop.example:443',
    'https://shop.example:8444',
    'https://www.shop.example',
    'http://shop.example',
    'https://plain.example',
    'HTTPS://shop.example',
    'https://SHOP.example',
    ' https://shop.example',
    'https://shop.example, https://shop.example',
    'https://shop.example https://evil.example',
    'https:shop.example',
    'https:\\\\shop.example',
    'shop.example',
    'file://',
    'chrome-extension://shop.example',
    'javascript:alert(1)',
    'https://ｓhop.example',
    'http://localhost:3000',
  ])('[DO1] %j is refused', (origin) => {
    expect(originAllowed(origin, site)).toBe(false);
  });

  it('with a trailing dot is refused even where a site lists it', () => {
    expect(originAllowed('https://shop.example.', { origins: ['https://shop.example.'], anyLocalhost: false })).toBe(
      false,
    );
  });

  it.each(['http://localhost:3000', 'http://localhost:1', 'http://localhost'])(
    '[DO1] %s is allowed for the demo',
    (origin) => {
      expect(originAllowed(origin, demo)).toBe(true);
    },
  );

  it.each([
    'https://localhost:3000',
    'http://localhost.:3000',
    'http://localhost.evil.example:3000',
    'http://shop.localhost:3000',
    'http://127.0.0.1:3000',
    'http://LOCALHOST:3000',
    'http://user@localhost:3000',
    'https://shop.example',
    'null',
    undefined,
  ])('%j is refused for the demo', (origin) => {
    expect(originAllowed(origin, demo)).toBe(false);
  });
});

it.each([
  ['https://shop.example/', 'https://shop.example'],
  ['http://localhost:3000/', 'http://localhost:3000'],
  ['https://shop.example', 'https://shop.example'],
  ['https://shop.example//', 'https://shop.example//'],
  ['https://shop.example/path/', 'https://shop.example/path/'],
  ['https://SHOP.example/', 'https://SHOP.example/'],
  ['/', '/'],
])('an origin that is written %j is %j', (text, origin) => {
  expect(writtenOrigin(text)).toBe(origin);
});
