import { expect, it } from 'vitest';
import { findChromium } from './find.ts';

it('takes CHROME_PATH before an installed browser', () => {
  expect(findChromium({ CHROME_PATH: '/opt/mine' }, () => true)).toBe('/opt/mine');
});

it('finds an installed browser when CHROME_PATH is missing or empty', () => {
  const exists = (path: string) => path === '/usr/bin/google-chrome';
  expect(findChromium({}, exists)).toBe('/usr/bin/google-chrome');
  expect(findChromium({ CHROME_PATH: '' }, exists)).toBe('/usr/bin/google-chrome');
});

it('refuses a CHROME_PATH that leads nowhere', () => {
  expect(() => findChromium({ CHROME_PATH: '/opt/mine' }, (path) => path !== '/opt/mine')).toThrow('/opt/mine');
});

it('answers undefined on a machine without a browser', () => {
  expect(findChromium({}, () => false)).toBeUndefined();
});
