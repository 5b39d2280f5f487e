import { existsSync, globSync } from 'node:fs';

/** An engine that tests run in. */
export type Engine = 'chromium' | 'firefox' | 'webkit';

/** Where installers put the browsers, in the order in which they are tried (`*` is any folder), and what has to be there beside. */
const PLACES: Readonly<
  Record<Engine, { readonly named: string; readonly at: readonly string[]; readonly beside?: readonly string[] }>
> = {
  chromium: {
    named: 'CHROME_PATH',
    at: [
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '/usr/bin/google-chrome-stable',
      '/usr/bin/google-chrome',
      '/opt/google/chrome/chrome',
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
  },
  firefox: {
    named: 'FIREFOX_PATH',
    at: [
      '/usr/bin/firefox-esr',
      '/usr/bin/firefox',
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
    ],
  },
  webkit: {
    named: 'WEBKIT_PATH',
    at: ['/usr/lib/*/webkit2gtk-4.1/MiniBrowser', '/usr/libexec/webkit2gtk-4.1/MiniBrowser'],
    beside: ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb'],
  },
};

/**
 * The same Chromium without what a screen needs – windows, menus, an address bar that draws what it may open –, where it is installed beside
 * it, as Debian does: its pages are the same, for a fifth less work.
 */
export function shellOf(chromium: string, exists: (path: string) => boolean = existsSync): string | undefined {
  const shell = `${chromium}-headless-shell`;
  return exists(shell) ? shell : undefined;
}

/**
 * A browser for tests: `CHROME_PATH`, `FIREFOX_PATH` or `WEBKIT_PATH` (WebKitGTK's MiniBrowser), else an installed one, else
 * undefined.
 *
 * @throws Error when the variable names a file that isn't there: a wrong setting must not be papered over.
 */
export function findBrowser(
  engine: Engine,
  env: Readonly<Record<string, string | undefined>> = process.env,
  exists: (path: string) => boolean = existsSync,
  match: (pattern: string) => readonly string[] = (pattern) => globSync(pattern),
): string | undefined {
  const { named, at, beside = [] } = PLACES[engine];
  const path = env[named];
  if (!beside.every(exists)) return undefined;
  if (path === undefined || path === '') {
    return at.flatMap((place) => (place.includes('*') ? match(place) : place)).find(exists);
  }
  if (!exists(path)) throw new Error(`${named} is ${path}, but there is no such file`);
  return path;
}
