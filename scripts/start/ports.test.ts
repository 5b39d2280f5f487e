import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isFree } from './ports.ts';
import { freePort } from './testing.ts';

it('knows a port in use from a free one', async () => {
  const port = await freePort();
  expect(await isFree(port)).toBe(true);
  const server = createServer().listen(port);
  await once(server, 'listening');
  expect(await isFree(port)).toBe(false);
  server.close();
});
