import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { createVirtualClock } from '../../testing/virtual-clock.ts';
import { boundBody, PART_BYTES, PART_MS } from './body-time.ts';

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** A request of so many bytes whose head has arrived, and who sends it. */
async function open(bytes: number) {
  const clock = createVirtualClock();
  const server = createServer({ requestTimeout: 0 }, (request, response) => {
    boundBody(request, clock);
    request.on('end', () => response.end('taken')).resume();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const line = connect((server.address() as AddressInfo).port, '127.0.0.1');
  ends.push(() => {
    line.destroy();
    server.closeAllConnections();
    server.close();
  });
  let heard = '';
  line.on('data', (part) => {
    heard += part;
  });
  line.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-length: ${bytes}\r\n\r\n`);
  const [request]: IncomingMessage[] = await once(server, 'request');
  let sent = 0;
  const send = async (count: number): Promise<void> => {
    const before = request?.socket.bytesRead ?? 0;
    line.write(Buffer.alloc(count));
    sent += count;
    await expect.poll(() => (request?.socket.bytesRead ?? 0) - before).toBe(count);
  };
  return { clock, line, send, heard: () => heard, left: () => bytes - sent };
}

it('[DO26] ends the connection of who sends nothing, or too little in its time', async () => {
  const { clock, line, send, heard } = await open(4 * PART_BYTES);
  await send(PART_BYTES);
  clock.advance(PART_MS);
  await send(PART_BYTES - 1);
  const over = once(line, 'close');
  clock.advance(PART_MS);
  await over;
  expect(heard()).toMatch(/^HTTP\/1\.1 408 /);
});

it('[DO26] takes a long body over a slow line, as long as it comes, and ends nothing that has come', async () => {
  const { clock, send, heard, left } = await open(4 * PART_BYTES);
  while (left() > 0) {
    await send(PART_BYTES);
    if (left() > 0) clock.advance(PART_MS - 1);
  }
  await expect.poll(heard).toContain('taken');
  clock.advance(9 * PART_MS);
  expect(heard()).toMatch(/^HTTP\/1\.1 200 /);
});
