import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Child, listens, ROOT, start } from '../lib/child.ts';
import type { ServerName } from '../load/commands.ts';
import type { Credentials } from '../load/shopbell.ts';
import { PEER_KEY } from '../load/socket-io.ts';
import type { Used } from './probe.ts';
import { makeShop } from './shop.ts';

/** Flags of Node, the same for every server: none, as it is delivered. What measuring needs comes on top. */
export const FLAGS: readonly string[] = [];
const PROBE = ['--expose-gc', '--import', join(ROOT, 'bench/servers/probe.ts')];

/** The limit code runs, with its thresholds out of the way of a flood from one machine. Everything else is as delivered. */
export const LIMITS = {
  SHOPBELL_LIMIT_RATE_PER_SECOND: '1000000',
  SHOPBELL_LIMIT_RATE_BURST: '1000000',
  SHOPBELL_LIMIT_SOCKETS_PER_ADDRESS: '1000000',
  SHOPBELL_LIMIT_SOCKETS_PER_PERSON: '1000',
  SHOPBELL_LOG_LEVEL: 'warn',
} as const;

const SCRIPTS: Readonly<Record<ServerName, string>> = {
  shopbell: 'packages/server/src/main.ts',
  'ws floor': 'bench/servers/floor.ts',
  'socket.io + sqlite': 'bench/servers/socket-io.ts',
};

/** A server's process over this data folder, listening. */
export async function launch(
  name: ServerName,
  port: number,
  folder: string,
  flags: readonly string[] = [],
): Promise<Child<'cpu' | 'memory', Used>> {
  const child: Child<'cpu' | 'memory', Used> = start(SCRIPTS[name], [...FLAGS, ...PROBE, ...flags], {
    PORT: `${port}`,
    ...(name === 'shopbell' ? { SHOPBELL_DATA_DIR: folder, ...LIMITS } : { DATA_DIR: folder, PEER_KEY }),
  });
  await listens(port);
  return child;
}

/** A server in a process of its own, with an empty store. */
export interface Running {
  readonly name: ServerName;
  readonly port: number;
  readonly credentials: Credentials;
  used(what: 'cpu' | 'memory'): Promise<Used>;
  stop(): Promise<void>;
}

/** Starts one server for `agents` agents' connections. */
export async function startServer(
  name: ServerName,
  port: number,
  agents: number,
  flags: readonly string[] = [],
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-bench-'));
  const credentials = name === 'shopbell' ? await makeShop(folder, agents) : { site: '', apiKey: '', agents: [] };
  const child = await launch(name, port, folder, flags);
  return {
    name,
    port,
    credentials,
    used: child.ask,
    async stop() {
      await child.end('SIGTERM');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
