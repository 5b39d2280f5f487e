import { type Browser, chromium } from 'playwright-core';
import { CHROMIUM_ARGS } from '../../../lib/browser.ts';

/** Playwright switches these off for its own peace; some faults are about them. */
const QUIETED = [
  '--disable-back-forward-cache',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** Chromium as people have it: with back-forward cache and throttled timers. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
    args: CHROMIUM_ARGS,
    ignoreDefaultArgs: QUIETED,
  });
