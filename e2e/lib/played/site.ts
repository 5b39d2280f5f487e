import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { run } from '../process.ts';
import { dataFolder, removeFolder } from '../relay.ts';

/** A package played without a relay (its `dev/`), built and served. */
interface Site {
  /** The address of its page. */
  readonly url: string;
  stop(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

/** Builds all scenes of a package into a folder of their own, and serves them. */
export async function startPlayed(name: 'console' | 'widget'): Promise<Site> {
  const folder = dataFolder();
  const home = `packages/${name}`;
  const vite = `${home}/node_modules/vite/bin/vite.js`;
  const args = ['build', home, '--config', `${home}/vite.played.config.ts`, '--outDir', folder, '--emptyOutDir'];
  const building = run(vite, args, { NODE_ENV: 'production' });
  const code = await building.ended;
  if (code !== 0) throw new Error(`the scenes were not built: ${building.output()}`);

  const server = createServer(({ url = '/' }, response) => {
    const file = join(folder, new URL(url, 'http://x').pathname);
    const type = TYPES[extname(file)];
    if (!type || !existsSync(file)) return void response.writeHead(404).end();
    response.setHeader('content-type', type);
    createReadStream(file).pipe(response);
  }).listen(0, 'localhost');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return {
    url: `http://localhost:${address.port}/dev/index.html`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      removeFolder(folder);
    },
  };
}
