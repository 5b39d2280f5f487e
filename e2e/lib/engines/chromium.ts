import type { Page } from 'playwright-core';
import type { Driver, Start } from '../../../scripts/browser/driver.ts';
import { launch, person } from '../browser.ts';

/** Playwright looks into shadow roots by itself. */
const pathOf = (selector: string): string => selector.replaceAll(' >>> ', ' ');

/** A Chromium that is driven as the other engines are, and its page for what can be asked of it alone. */
export async function startChromium({
  dark = false,
}: Parameters<Start>[0] = {}): Promise<Driver & { readonly page: Page }> {
  const browser = await launch();
  const page = await person(browser, { colorScheme: dark ? 'dark' : 'light' });
  return {
    page,
    goTo: async (url) => void (await page.goto(url)),
    url: async () => page.url(),
    run: (body) => page.evaluate(`(async () => { ${body} })()`),
    click: (selector) => page.locator(pathOf(selector)).first().click(),
    async type(selector, text) {
      await page.locator(pathOf(selector)).focus();
      for (const key of text) await page.keyboard.press(key === '\n' ? 'Enter' : key === ' ' ? 'Space' : key);
    },
    close: () => browser.close(),
  };
}
