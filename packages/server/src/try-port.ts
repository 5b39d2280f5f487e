import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config/types.ts';

/** Listens for a moment: who can't have the port learns it before anything is written. Rejects as listening would, with the system's error. */
export async function tryPort({ port, host }: Pick<Config, 'port' | 'host'>): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}
