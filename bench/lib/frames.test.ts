import { expect, test } from 'vitest';
import type { WebSocket } from 'ws';
import { createReader, textFrame } from './frames.ts';

/** A server's frame: not masked. */
const served = (head: number, payload: string): Buffer => {
  const bytes = Buffer.from(payload);
  const { length } = bytes;
  const start = length < 126 ? [head, length] : length < 65_536 ? [head, 126, length >> 8, length & 255] : undefined;
  if (start) return Buffer.concat([Buffer.from(start), bytes]);
  const long = Buffer.alloc(10);
  long[0] = head;
  long[1] = 127;
  long.writeUInt32BE(length, 6);
  return Buffer.concat([long, bytes]);
};

test('frames are read however the network cuts them', () => {
  const texts = ['', 'short', 'x'.repeat(125), 'y'.repeat(126), '中'.repeat(3000), 'z'.repeat(65_535)];
  const all = Buffer.concat(texts.map((text) => served(0x81, text)));
  for (const step of [17, 1000, all.length]) {
    const heard: string[] = [];
    const read = createReader({ text: (text) => heard.push(text), ping: () => {}, close: () => {} });
    for (let at = 0; at < all.length; at += step) read(all.subarray(at, at + step));
    expect(heard).toEqual(texts);
  }
});

test('pings and goodbyes are told apart from text', () => {
  const heard: unknown[] = [];
  const read = createReader({
    text: (text) => heard.push(text),
    ping: (payload) => heard.push(['ping', String(payload)]),
    close: (code) => heard.push(['close', code]),
  });
  read(
    Buffer.concat([served(0x89, 'p'), served(0x81, 't'), Buffer.from([0x88, 2, 0x03, 0xe8]), Buffer.from([0x88, 0])]),
  );
  expect(heard).toEqual([['ping', 'p'], 't', ['close', 1000], ['close', 1005]]);
});

test.each([0, 125, 126, 65_535, 65_536])('a masked text of %i bytes is what a real server reads', async (size) => {
  const { WebSocketServer } = await import('ws');
  const { connect } = await import('node:net');
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  const got = new Promise<string>((resolve) => {
    server.on('connection', (ws: WebSocket) => ws.once('message', (data) => resolve(String(data))));
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const socket = connect(address.port, '127.0.0.1');
  socket.write(
    'GET / HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
  );
  const text = '中a'.repeat(size).slice(0, size);
  socket.write(textFrame(text));
  expect(await got).toBe(text);
  socket.destroy();
  server.close();
});
