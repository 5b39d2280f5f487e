import type { FileChooser, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Between two letters of somebody who types, in ms. */
const LETTER_MS = 30;

const hasFocus = (one: Locator): Promise<boolean> =>
  one
    .evaluate((element) => (element.getRootNode() as Document | ShadowRoot).activeElement === element)
    .catch(() => false);

/** What has the focus, for who reads why a test failed. */
const named = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const on = document.activeElement ?? document.body;
    const { tagName, className, textContent } = on.shadowRoot?.activeElement ?? on;
    return `<${tagName.toLowerCase()} class="${className}"> ${textContent?.slice(0, 40)}`;
  });

/**
 * Somebody with a keyboard and nothing else. Each press is made once the focus is where that person expects it.
 * A press of a pointer on the page is a fault of it, to be looked for at the end. To be called before the page is opened.
 */
export async function keyboard(page: Page) {
  await page.addInitScript(() => {
    addEventListener('pointerdown', ({ isTrusted }) => isTrusted && console.error('a pointer was used'), true);
  });
  // Listened to from the start: begun with the press, the listening may come after it.
  const choosers: FileChooser[] = [];
  page.on('filechooser', (chooser) => choosers.push(chooser));
  /** Waits until it has the focus. */
  const at = (one: Locator, what = String(one)): Promise<void> =>
    expect.poll(async () => ((await hasFocus(one)) ? what : await named(page))).toBe(what);
  /** Presses one key after the other. */
  const press = async (...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    at,
    press,
    /** Types as quickly as a person. */
    type: (text: string): Promise<void> => page.keyboard.type(text, { delay: LETTER_MS }),
    /** Picks a file in the window that the browser has opened for it. */
    async pick(name: string, mimeType: string, text: string): Promise<void> {
      await expect.poll(() => choosers.length).toBe(1);
      await choosers.pop()?.setFiles({ name, mimeType, buffer: Buffer.from(text) });
    },
    /** Presses a key until something has the focus; `most` presses are not too many for a person. */
    async until(key: string, one: Locator, most: number): Promise<void> {
      for (let pressed = 0; pressed < most && !(await hasFocus(one)); pressed++) await press(key);
      expect((await hasFocus(one)) ? String(one) : await named(page)).toBe(String(one));
    },
  };
}
