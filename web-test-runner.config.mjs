import { existsSync } from 'node:fs';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const executablePath = process.env.CHROME_PATH ?? installed;

/** Browser tests: everything that ends in `.web.test.ts`, in one Chromium. */
export default {
  files: ['packages/*/src/**/*.web.test.ts'],
  rootDir: '.',
  nodeResolve: { exportConditions: ['production', 'browser'], extensions: ['.ts', '.tsx', '.mjs', '.js'] },
  plugins: [esbuildPlugin({ ts: true, tsx: true, target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact' })],
  browsers: [chromeLauncher({ launchOptions: { executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] } })],
};
