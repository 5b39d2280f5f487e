import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers, type Child, freePort, run } from './process.ts';

/** What the demo's seed tells: `demo.json` in the data folder. */
export interface Demo {
  site: string;
  apiKey: string;
  jwtSecret: string;
  signIns: { role: 'agent' | 'supervisor' | 'admin'; email: string; password: string; name: string }[];
}

/** The real server, as a process of its own, with the demo site. */
export interface Relay {
  readonly port: number;
  readonly url: string;
  readonly dataDir: string;
  readonly demo: Demo;
  readonly child: Child;
  /** `kill -9`: nothing is flushed, nobody is told. */
  kill(): Promise<void>;
  /** Starts it again over the same data, on the same port. */
  start(): Promise<void>;
  /** Ends it for good and removes its data. */
  remove(): Promise<void>;
}

export const SERVER = 'packages/server/src/main.ts';

/** An empty data folder; whoever asked for it removes it (`removeFolder`) when its processes are gone. */
export const dataFolder = (): string => mkdtempSync(join(tmpdir(), 'shopbell-e2e-'));

/**
 * A folder for a server with the demo in it: a copy of the one that was seeded for all tests (`SEEDED_DATA`, set by the test
 * scripts), else an empty one.
 */
export function demoFolder(): string {
  const folder = dataFolder();
  const { SEEDED_DATA } = process.env;
  if (SEEDED_DATA) cpSync(SEEDED_DATA, folder, { recursive: true });
  return folder;
}

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true });

export async function startRelay(env: Readonly<Record<string, string>> = {}): Promise<Relay> {
  const port = await freePort();
  const dataDir = demoFolder();
  const url = `http://localhost:${port}`;
  let child: Child;
  const start = async () => {
    child = run(SERVER, ['--seed-demo'], { PORT: `${port}`, SHOPBELL_DATA_DIR: dataDir, ...env });
    await answers(`${url}/readyz`, child);
  };
  await start();
  const end = async (signal: NodeJS.Signals) => {
    child.process.kill(signal);
    await child.ended;
  };
  return {
    port,
    url,
    dataDir,
    demo: JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8')),
    get child() {
      return child;
    },
    kill: () => end('SIGKILL'),
    start,
    async remove() {
      await end('SIGKILL');
      removeFolder(dataDir);
    },
  };
}

/** The first sign-in of a role. */
export function signInOf(relay: Relay, role: Demo['signIns'][number]['role'], index = 0) {
  const found = relay.demo.signIns.filter((each) => each.role === role)[index];
  if (!found) throw new Error(`the demo has no ${role}`);
  return { email: found.email, password: found.password };
}
