import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { endInTime } from './end-in-time.ts';
import { createLog } from './observe/log.ts';

const quiet = createLog({ level: 'silent' });

it('[RL46] an end in time is 0, one that fails 1', async () => {
  expect(await endInTime(async () => {}, 1000, quiet)).toBe(0);
  expect(await endInTime(() => Promise.reject(new Error('no')), 1000, quiet)).toBe(1);
});

it('[RL46] an end that hangs is given up', async () => {
  vi.useFakeTimers();
  try {
    const ended = endInTime(() => new Promise(() => {}), 10_000, quiet);
    let code: number | undefined;
    void ended.then((got) => {
      code = got;
    });
    await vi.advanceTimersByTimeAsync(9999);
    expect(code).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(code).toBe(1);
  } finally {
    vi.useRealTimers();
  }
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

it('[RL46] the process is gone two seconds after its drain, although a part of it hangs', {
  timeout: 30_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-end-'));
  const hanging = join(folder, 'hanging.mjs');
  writeFileSync(hanging, "import { Server } from 'node:http'; Server.prototype.close = function () { return this; };");
  const port = await freePort();
  const env = {
    PATH: process.env.PATH,
    SHOPBELL_DATA_DIR: join(folder, 'data'),
    PORT: `${port}`,
    SHOPBELL_DRAIN_MS: '0',
  };
  const main = new URL('./main.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--import', hanging, main], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    let told = '';
    while (!told.includes('listening')) told += String((await once(child.stdout, 'data'))[0]);
    // Who answers also listens for signals.
    await fetch(`http://127.0.0.1:${port}/readyz`);
    const startedAt = performance.now();
    child.kill('SIGTERM');
    const [code] = await once(child, 'exit');
    expect(code).toBe(1);
    expect(performance.now() - startedAt).toBeGreaterThan(1500);
    expect(performance.now() - startedAt).toBeLessThan(10_000);
  } finally {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});
