import { existsSync } from 'node:fs';
import { exec } from '../lib/exec.ts';
import { type Engine, findBrowser } from './find.ts';

/** What Debian calls them, beside what they need here: a font with Chinese glyphs, a screen that nobody sees. */
const PACKAGES: Readonly<Record<Engine, readonly string[]>> = {
  chromium: ['chromium', 'chromium-headless-shell', 'fonts-noto-cjk'],
  firefox: ['firefox-esr'],
  webkit: ['webkit2gtk-driver', 'xvfb'],
};

const HELP: Readonly<Record<Engine, string>> = {
  chromium: 'No Chrome or Chromium was found for the browser tests. Install one, or set CHROME_PATH to its executable.',
  firefox: 'No Firefox was found for the browser tests. Install one, or set FIREFOX_PATH to its executable.',
  webkit:
    'No WebKitGTK was found for the browser tests: they need its MiniBrowser, WebKitWebDriver and Xvfb. Install these; WEBKIT_PATH may name the MiniBrowser.',
};

const canInstall = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0;

const apt = async (...args: readonly string[]): Promise<void> => {
  const { code, output } = await exec('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output}`);
};

/**
 * Looks for browsers for tests, and installs Debian's where that is allowed.
 *
 * @returns for each engine that is missing what to do about it
 */
export const ensureBrowsers = async (...engines: readonly Engine[]): Promise<ReadonlyMap<Engine, string>> => {
  const missing = () => engines.filter((engine) => findBrowser(engine) === undefined);
  if (missing().length > 0 && canInstall()) {
    await apt('update', '-q');
    await apt('install', '-y', '-q', '--no-install-recommends', ...missing().flatMap((engine) => PACKAGES[engine]));
  }
  return new Map(missing().map((engine) => [engine, `${HELP[engine]} As root on Debian this happens by itself.`]));
};
