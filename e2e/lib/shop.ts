import { answers, freePort, run } from './process.ts';
import type { Relay } from './relay.ts';

/** The demo shop, as a process on an origin of its own. */
export interface Shop {
  readonly url: string;
  stop(): Promise<void>;
}

export async function startShop(relay: Relay): Promise<Shop> {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = run('demo/src/server.ts', [], {
    PORT: `${port}`,
    SHOPBELL_PUBLIC_URL: relay.url,
    SHOPBELL_DATA_DIR: relay.dataDir,
  });
  await answers(`${url}/`, child);
  return {
    url,
    async stop() {
      child.process.kill('SIGTERM');
      await child.ended;
    },
  };
}
