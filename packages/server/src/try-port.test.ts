import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { tryPort } from './try-port.ts';

const host = '127.0.0.1';

it('refuses a port that somebody listens on, and leaves one that is free as it was', async () => {
  const other = createServer().listen(0, host);
  await once(other, 'listening');
  const address = other.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  const { port } = address;
  await expect(tryPort({ port, host })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
  await once(other, 'close');
  await tryPort({ port, host });
  const after = createServer().listen(port, host);
  await once(after, 'listening');
  after.close();
});
