import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { answers, type Child, freePort, run } from '../../lib/process.ts';
import { type Demo, dataFolder, demoFolder, removeFolder, SERVER } from '../../lib/relay.ts';
import { makeRoom } from './roomy.ts';

export interface ServerOptions {
  /** A guard to switch off; see `scripts/plant/plants.ts`. */
  plant?: string | undefined;
  /** Further modules to load before the server, relative to the root. */
  imports?: readonly string[];
  /** Variables of the environment, over raised limits. */
  env?: Readonly<Record<string, string>>;
  /** Its data begin with an empty folder, whatever was seeded for the tests: what is recorded must be all that was written. */
  fromNothing?: boolean;
}

/** The real server as a process, over data of its own, in the hands of a fault. */
export interface Server {
  readonly port: number;
  readonly url: string;
  readonly dataDir: string;
  readonly demo: Demo;
  readonly child: Child;
  /** Starts it again over the same data, without waiting for it. Returns the monotonic ms of the start. */
  spawn(): number;
  /** Waits until it serves. */
  ready(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code and how long it took in ms. */
  term(): Promise<{ code: number | string; tookMs: number }>;
  signal(signal: NodeJS.Signals): void;
  /** Memory in use, in MB, and its highest since the start; 0 where the system doesn't tell. */
  memory(): { nowMb: number; peakMb: number };
  /** From now on the peak is counted anew. */
  forgetPeak(): void;
  /** Ends it for good and removes its data. */
  remove(): Promise<void>;
}

/** Every client of a fault comes from one address, and a flood is no visitor. */
const RAISED = {
  SHOPBELL_LIMIT_RATE_PER_SECOND: '100000',
  SHOPBELL_LIMIT_RATE_BURST: '100000',
  SHOPBELL_LIMIT_SOCKETS_PER_ADDRESS: '100000',
  SHOPBELL_LIMIT_SOCKETS_PER_PERSON: '1000',
  SHOPBELL_LOG_LEVEL: 'warn',
};

const PLANT_HOOK = './scripts/plant/hook.ts';

const started = new Set<Child>();
process.on('exit', () => {
  for (const { process: child } of started) child.kill('SIGKILL');
});

const kb = (status: string, field: string): number =>
  Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1] ?? 0);

/** Starts the server with the demo site and waits until it serves. */
export async function startServer({ plant, imports = [], env = {}, fromNothing }: ServerOptions = {}): Promise<Server> {
  const port = await freePort();
  const dataDir = fromNothing ? dataFolder() : demoFolder();
  const url = `http://localhost:${port}`;
  const modules = [...(plant ? [PLANT_HOOK] : []), ...imports];
  const variables = {
    ...RAISED,
    ...env,
    PORT: `${port}`,
    SHOPBELL_DATA_DIR: dataDir,
    ...(plant ? { SHOPBELL_PLANT: plant } : {}),
    ...(modules.length > 0 ? { NODE_OPTIONS: modules.map((each) => `--import=${each}`).join(' ') } : {}),
  };
  let child: Child;
  const spawn = (): number => {
    child = run(SERVER, ['--seed-demo'], variables);
    const mine = child;
    started.add(mine);
    void mine.ended.then(() => started.delete(mine));
    return performance.now();
  };
  const ready = () => answers(`${url}/readyz`, child);
  const kill = async () => {
    child.process.kill('SIGKILL');
    await child.ended;
  };
  spawn();
  await ready();
  const demo: Demo = JSON.parse(readFileSync(join(dataDir, 'demo.json'), 'utf8'));
  await makeRoom(url, demo);
  return {
    port,
    url,
    dataDir,
    demo,
    get child() {
      return child;
    },
    spawn,
    ready,
    kill,
    async term() {
      const startedAt = performance.now();
      child.process.kill('SIGTERM');
      const code = await child.ended;
      return { code, tookMs: performance.now() - startedAt };
    },
    signal: (signal) => void child.process.kill(signal),
    // 5: the high-water mark of the resident set (Linux).
    forgetPeak: () => writeFileSync(`/proc/${child.process.pid}/clear_refs`, '5'),
    memory() {
      try {
        const status = readFileSync(`/proc/${child.process.pid}/status`, 'utf8');
        return { nowMb: kb(status, 'VmRSS') / 1024, peakMb: kb(status, 'VmHWM') / 1024 };
      } catch {
        return { nowMb: 0, peakMb: 0 };
      }
    },
    async remove() {
      await kill();
      removeFolder(dataDir);
    },
  };
}
