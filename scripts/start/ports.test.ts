import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort, isFree } from './ports.ts';

it('knows a port in use from a free one', async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  const server = createServer().listen(port);
  await once(server, 'listening');
  expect(await isFree(port)).toBe(false);
  server.close();
});
