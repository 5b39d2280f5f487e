import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** Chromium from `CHROME_PATH`, as the test scripts set it, else where Debian puts it. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-quic', '--disable-dev-shm-usage'],
  });

/** What went wrong in a page, that nobody asked for: errors, and reports of its Content-Security-Policy. */
export interface Watch {
  readonly faults: string[];
}

/** A page of one person: a browser context of its own, watched. */
export async function person(browser: Browser, options: BrowserContextOptions = {}): Promise<Page & Watch> {
  const context: BrowserContext = await browser.newContext({
    locale: 'en',
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    // A lost line is part of some tests; the browser itself writes about it.
    if (message.type() === 'error' && !/WebSocket|ERR_|Failed to load resource/.test(message.text()))
      faults.push(message.text());
  });
  return Object.assign(page, { faults });
}
