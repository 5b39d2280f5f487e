import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let folder: string;
let port: number;

/** Takes any free port. */
async function listening() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  port = address.port;
  return server;
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shop-'));
  writeFileSync(join(folder, 'demo.json'), '{ "site": "demo", "jwtSecret": "s" }');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** The shop as a process, with all it has written. */
const start = (dataDir: string) => {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
    env: { ...process.env, PORT: `${port}`, SHOPBELL_DATA_DIR: dataDir },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  return { child, output: () => output, exit: once(child, 'exit') };
};

it('listens, answers, and ends on SIGTERM', async () => {
  await once((await listening()).close(), 'close');
  const { child, output, exit } = start(folder);
  await once(child.stdout, 'data');
  expect(output()).toBe(`shop: listening on http://localhost:${port}/\n`);
  expect((await fetch(`http://localhost:${port}/`)).status).toBe(200);
  child.kill('SIGTERM');
  expect(await exit).toEqual([0, null]);
});

it('says in one line that the port is in use', async () => {
  const other = await listening();
  const { output, exit } = start(folder);
  expect(await exit).toEqual([1, null]);
  expect(output()).toBe(`shop: port ${port} is in use; choose another with PORT\n`);
  other.close();
});

it('says in one line that there is no relay’s file', async () => {
  await once((await listening()).close(), 'close');
  const { output, exit } = start(join(folder, 'none'));
  expect(await exit).toEqual([1, null]);
  expect(output()).toMatch(/^shop: .*demo\.json can't be read .*--seed-demo first\n$/);
});
