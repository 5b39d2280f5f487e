import { existsSync } from 'node:fs';

/** Where installers put Chrome or Chromium, in the order in which they are tried. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
] as const;

/**
 * The browser for tests: `CHROME_PATH`, else an installed Chrome or Chromium, else undefined.
 *
 * @throws Error when `CHROME_PATH` names a file that isn't there: a wrong setting must not be papered over.
 */
export const findChromium = (
  env: Readonly<Record<string, string | undefined>> = process.env,
  exists: (path: string) => boolean = existsSync,
): string | undefined => {
  const named = env.CHROME_PATH;
  if (named === undefined || named === '') return PLACES.find(exists);
  if (!exists(named)) throw new Error(`CHROME_PATH is ${named}, but there is no such file`);
  return named;
};
