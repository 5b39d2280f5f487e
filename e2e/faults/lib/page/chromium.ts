import { type Browser, chromium } from 'playwright-core';

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
    args: ['--no-sandbox', '--disable-quic', '--disable-dev-shm-usage'],
    ignoreDefaultArgs: QUIETED,
  });
