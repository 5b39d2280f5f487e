import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { track, untrack } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import type { Step } from '../lib/step.ts';
import { startChild, whenReady } from '../start/children.ts';
import { freePort } from '../start/ports.ts';

const CACHE = join(ROOT, 'node_modules/.cache');
const READY_WITHIN_MS = 60_000;

/**
 * Starts a server with the demo and ends it in order, so that those of the tests start in a quarter of the time: they find what
 * Node made of TypeScript (`NODE_COMPILE_CACHE`; who is killed keeps nothing), and copy a data folder with the demo's accounts
 * (`SEEDED_DATA`; hashing passwords takes long). For tests alone: what is measured starts as it does elsewhere. Counts as no test.
 */
export const firstServerStep = (): Step => ({
  name: 'first server',
  run: async () => {
    process.env.NODE_COMPILE_CACHE ??= join(CACHE, 'compiled');
    const dataDir = join(CACHE, 'seeded');
    rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    const port = await freePort();
    const variables = { PORT: `${port}`, SHOPBELL_DATA_DIR: dataDir, SHOPBELL_LOG_LEVEL: 'error' };
    const server = startChild('The server', ['packages/server/src/main.ts', '--seed-demo'], variables);
    const { pid } = server;
    if (pid !== undefined) track(pid);
    try {
      await whenReady(`http://localhost:${port}/readyz`, server, READY_WITHIN_MS);
    } finally {
      await server.stop();
      if (pid !== undefined) untrack(pid);
    }
    process.env.SEEDED_DATA = dataDir;
    return { tally: { passed: 0, failed: 0, skipped: 0 } };
  },
});
