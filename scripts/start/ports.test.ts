import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { isFree } from './ports.ts';

it('knows a port in use from a free one', async () => {
  const server = createServer();
  server.listen(0);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  expect(await isFree(address.port)).toBe(false);
  server.close();
  await once(server, 'close');
  expect(await isFree(address.port)).toBe(true);
});
