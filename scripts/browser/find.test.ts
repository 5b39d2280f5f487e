import { expect, it } from 'vitest';
import { findBrowser, shellOf } from './find.ts';

it('takes the variable before an installed browser, for each engine its own', () => {
  const env = { CHROME_PATH: '/opt/mine', FIREFOX_PATH: '/opt/fox', WEBKIT_PATH: '/opt/kit' };
  const found = (['chromium', 'firefox', 'webkit'] as const).map((engine) => findBrowser(engine, env, () => true));
  expect(found).toEqual(['/opt/mine', '/opt/fox', '/opt/kit']);
});

it('finds an installed browser when the variable is missing or empty', () => {
  const exists = (path: string) => path === '/usr/bin/google-chrome';
  expect(findBrowser('chromium', {}, exists)).toBe('/usr/bin/google-chrome');
  expect(findBrowser('chromium', { CHROME_PATH: '' }, exists)).toBe('/usr/bin/google-chrome');
});

it('finds WebKitGTK in the folder of whatever machine it was built for, where its driver and a screen are, too', () => {
  const path = '/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser';
  const match = (pattern: string) => (pattern.startsWith('/usr/lib/*/') ? [path] : []);
  const there = new Set([path, '/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb']);
  const find = () => findBrowser('webkit', {}, (one) => there.has(one), match);
  expect(find()).toBe(path);
  there.delete('/usr/bin/Xvfb');
  expect(find()).toBeUndefined();
});

it('refuses a variable that leads nowhere', () => {
  expect(() => findBrowser('chromium', { CHROME_PATH: '/opt/mine' }, (path) => path !== '/opt/mine')).toThrow(
    'CHROME_PATH is /opt/mine',
  );
});

it('answers undefined on a machine without a browser', () => {
  expect(findBrowser('chromium', {}, () => false)).toBeUndefined();
  expect(
    findBrowser(
      'webkit',
      {},
      () => false,
      () => [],
    ),
  ).toBeUndefined();
});

it('takes the shell that stands beside a Chromium, and no other one’s', () => {
  const exists = (path: string) => path === '/usr/bin/chromium-headless-shell';
  expect(shellOf('/usr/bin/chromium', exists)).toBe('/usr/bin/chromium-headless-shell');
  expect(shellOf('/opt/mine', exists)).toBeUndefined();
});
