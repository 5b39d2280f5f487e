import { launch } from 'puppeteer-core';
import type { Start } from './driver.ts';
import { findBrowser } from './find.ts';

/** Starts a Firefox that keeps nothing when it ends; driven over WebDriver BiDi, which it speaks by itself. */
export const startFirefox: Start = async ({ dark = false } = {}) => {
  const executablePath = findBrowser('firefox');
  if (executablePath === undefined) throw new Error('there is no Firefox');
  const browser = await launch({
    browser: 'firefox',
    executablePath,
    protocolTimeout: 120_000,
    extraPrefsFirefox: { 'layout.css.prefers-color-scheme.content-override': dark ? 0 : 1 },
  });
  // The page it begins with never gets the focus.
  const page = await browser.newPage();
  await page.setViewport({ width: 800, height: 600 });
  const element = async (selector: string) => {
    const found = await page.$(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return {
    goTo: async (url) => void (await page.goto(url)),
    url: async () => page.url(),
    run: (body) => page.evaluate(`(async () => { ${body} })()`),
    click: async (selector) => (await element(selector)).click(),
    async type(selector, text) {
      await (await element(selector)).focus();
      for (const key of text) await page.keyboard.press(key === '\n' ? 'Enter' : (key as 'a'));
    },
    close: () => browser.close(),
  };
};
