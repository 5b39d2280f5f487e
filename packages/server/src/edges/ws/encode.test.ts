import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { encodeFrames } from './encode.ts';

const sizes = [0, 1, 125, 126, 127, 65_535, 65_536, 300_000];

test('what is encoded at once is what a client reads one by one, of every size and in every script', async () => {
  const texts = sizes.flatMap((size) => ['x'.repeat(size), '中é😀'.repeat(size).slice(0, size - (size % 4))]);
  const frames = encodeFrames(texts);
  const got = await new Promise<string[]>((resolve) => {
    const heard: string[] = [];
    // A server that answers the handshake and then says nothing but these bytes.
    const server = createServer((socket) => {
      socket.once('data', (request) => {
        const key = /Sec-WebSocket-Key: (.*)\r/.exec(String(request))?.[1] ?? '';
        void import('node:crypto').then(({ createHash }) => {
          const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
          socket.write(
            `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
          );
          socket.write(frames);
        });
      });
    });
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') throw new Error('no port');
      const client = new WebSocket('ws://x/', {
        createConnection: () => connect(address.port, '127.0.0.1'),
        perMessageDeflate: false,
      });
      client.on('message', (data, isBinary) => {
        heard.push(isBinary ? 'binary' : String(data));
        if (heard.length < texts.length) return;
        client.terminate();
        server.close();
        resolve(heard);
      });
    });
  });
  expect(got).toEqual(texts);
});

test('a lone surrogate can not lengthen a frame beyond what its head says', () => {
  const frames = encodeFrames(['\ud800a', 'b']);
  expect([...frames]).toEqual([0x81, 4, 0xef, 0xbf, 0xbd, 0x61, 0x81, 1, 0x62]);
});
