import { once } from 'node:events';
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { run } from '../../../lib/process.ts';

/** A shop's page on an origin of its own, with the SDK in it. */
export interface Site {
  /** `http://localhost:PORT`. */
  readonly url: string;
  stop(): Promise<void>;
}

const HTML = '<!doctype html><meta charset="utf-8"><title>Kettle</title><script type="module" src="/page.js"></script>';

/**
 * Bundles the page's script and serves it.
 * @param plant a guard of the SDK to switch off; see `scripts/plant/plants.ts`
 */
export async function startSite(plant?: string): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-page-'));
  const args = ['e2e/faults/lib/page/talk.ts', folder, ...(plant ? [plant] : [])];
  const bundling = run('scripts/build/page-bundle.ts', args, {});
  const code = await bundling.ended;
  if (code !== 0) throw new Error(`the page was not bundled: ${bundling.output()}`);

  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, basename(new URL(url, 'http://x').pathname));
    if (!file.endsWith('.js')) return void response.setHeader('content-type', 'text/html').end(HTML);
    if (!existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', 'text/javascript');
    createReadStream(file).pipe(response);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `http://localhost:${address.port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
