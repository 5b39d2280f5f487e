import { existsSync } from 'node:fs';
import { exec } from '../lib/exec.ts';
import { findChromium } from './find.ts';

const HELP = [
  'No Chrome or Chromium was found for the browser tests.',
  'Install one, or set CHROME_PATH to its executable. As root on Debian this happens by itself.',
].join('\n');

const canInstall = (): boolean => existsSync('/etc/debian_version') && process.getuid?.() === 0;

const apt = async (...args: readonly string[]): Promise<void> => {
  const { code, output } = await exec('apt-get', args, { env: { DEBIAN_FRONTEND: 'noninteractive' } });
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${output}`);
};

/**
 * The path of a Chromium for tests; installs Debian's, and a font with Chinese glyphs, where that is allowed.
 *
 * @throws Error with what to do when there is none and it can't be installed.
 */
export const ensureChromium = async (): Promise<string> => {
  const found = findChromium();
  if (found !== undefined) return found;
  if (!canInstall()) throw new Error(HELP);
  await apt('update', '-q');
  await apt('install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  const installed = findChromium();
  if (installed === undefined) throw new Error(HELP);
  return installed;
};
