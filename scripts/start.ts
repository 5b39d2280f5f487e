import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './lib/source.ts';
import { runSteps } from './lib/step.ts';
import { npmAbove, whenGone } from './start/above.ts';
import { banner, type SignIn } from './start/banner.ts';
import { type Started, startChild, whenReady } from './start/children.ts';
import { isFree } from './start/ports.ts';
import { readSettings, type Settings } from './start/settings.ts';
import { buildSteps } from './steps/build.ts';

const READY_WITHIN_MS = 30_000;

const children: Started[] = [];
let stopping = false;

/** Stops the shop, then the relay, and ends with the exit code. Only the first call counts. */
const stopAll = async (exitCode: number): Promise<void> => {
  if (stopping) return;
  stopping = true;
  for (const child of children.toReversed()) await child.stop();
  process.exit(exitCode);
};

const fail = async (error: unknown): Promise<void> => {
  if (!stopping) console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  await stopAll(1);
};

const launch = async (name: string, args: readonly string[], env: Record<string, string>, url: string) => {
  const child = startChild(name, args, env);
  children.push(child);
  await whenReady(url, child, READY_WITHIN_MS);
  void child.ended.then((line) => fail(line));
};

const demoSignIns = ({ dataDir }: Settings): readonly SignIn[] => {
  const { signIns }: { signIns: SignIn[] } = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
  return signIns;
};

/** `npm start`: builds what is stale, starts the relay with the demo's seed and the shop, says where they are. */
const main = async (): Promise<void> => {
  const settings = readSettings(process.env, ROOT);
  const { port, shopPort, dataDir } = settings;
  for (const each of [port, shopPort]) {
    if (!(await isFree(each))) throw new Error(`Port ${each} is in use; choose another with PORT=… npm start`);
  }
  const { failed } = await runSteps(buildSteps({ always: false }), console.log);
  if (failed.length > 0) throw new Error('The build failed.');
  const relay = `http://localhost:${port}`;
  await launch(
    'The relay',
    ['packages/server/src/main.ts', '--seed-demo'],
    { PORT: `${port}`, SHOPBELL_DATA_DIR: dataDir },
    `${relay}/readyz`,
  );
  await launch(
    'The demo shop',
    ['demo/src/server.ts'],
    { PORT: `${shopPort}`, SHOPBELL_DATA_DIR: dataDir, SHOPBELL_PUBLIC_URL: process.env.SHOPBELL_PUBLIC_URL || relay },
    `http://localhost:${shopPort}/`,
  );
  console.log(banner(settings, demoSignIns(settings), process.uptime().toFixed(1)));
};

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopAll(0));
whenGone(npmAbove(process.pid), () => void stopAll(0));
await main().catch(fail);
