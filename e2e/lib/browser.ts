import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/**
 * Every window draws what its address bar may open, in two pages of the browser's own that nobody sees here: as much work as
 * a page of ours. The last list of this kind counts alone: the others are those that Playwright switches off.
 */
const SWITCHED_OFF = [
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'LensOverlay',
  'HttpsFirstBalancedModeAutoEnable',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
];

/** For every Chromium that tests start. */
export const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-quic',
  '--disable-dev-shm-usage',
  `--disable-features=${SWITCHED_OFF}`,
];

const launchFrom = (executablePath: string): Promise<Browser> =>
  // No process is started before there is a page for it.
  chromium.launch({ executablePath, args: [...CHROMIUM_ARGS, '--renderer-process-limit=1'] });

/** Chromium from `CHROME_PATH`, as the test scripts set it, else where Debian puts it. For what its shell has not: a clipboard. */
export const launchWhole = (): Promise<Browser> => launchFrom(process.env.CHROME_PATH ?? '/usr/bin/chromium');

/** The headless shell of that Chromium from `CHROMIUM_SHELL`, as the test scripts set it where there is one, else the whole. */
export const launch = (): Promise<Browser> => {
  const { CHROMIUM_SHELL } = process.env;
  return CHROMIUM_SHELL ? launchFrom(CHROMIUM_SHELL) : launchWhole();
};

/** What never comes is waited for this long, in ms: how quick a machine is says nothing about a page. */
const PATIENCE_MS = 90_000;

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
  context.setDefaultTimeout(PATIENCE_MS);
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
