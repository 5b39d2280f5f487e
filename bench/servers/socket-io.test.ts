import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Child, listens, start } from '../lib/child.ts';
import { PEER_KEY } from '../load/socket-io.ts';

/** A port nobody listens on now. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

describe('the peer, spoken to by its own client', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-bench-test-'));
  const open: Socket[] = [];
  let child: Child<string, unknown>;
  let port = 0;

  beforeAll(async () => {
    port = await freePort();
    child = start('bench/servers/socket-io.ts', [], { PORT: `${port}`, DATA_DIR: folder, PEER_KEY });
    await listens(port);
  }, 30_000);
  afterAll(async () => {
    for (const socket of open) socket.disconnect();
    await child.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const connect = (role: string, key = PEER_KEY): Socket => {
    const auth = { key, role, index: 1 };
    const socket = io(`http://127.0.0.1:${port}`, { transports: ['websocket'], auth, reconnection: false });
    open.push(socket);
    return socket;
  };

  test('acknowledges what is stored, and brings it to the room, in order, and not to its sender', async () => {
    const [shopper, agent] = [connect('shopper'), connect('agent')];
    const heard: { cid: string; seq: number }[] = [];
    const own: unknown[] = [];
    shopper.on('message', (message) => own.push(message));
    const all = new Promise<void>((resolve) => {
      agent.on('message', (message) => {
        if (heard.push(message) === 3) resolve();
      });
    });
    for (const socket of [shopper, agent]) await socket.emitWithAck('join', 'room');
    const acks = await Promise.all(
      ['a', 'b', 'c'].map((cid) => shopper.emitWithAck('say', { cid, conversation: 'room', text: `text ${cid}` })),
    );
    await all;
    expect(acks.map(({ cid, seq }) => [cid, seq])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ]);
    expect(heard).toMatchObject(acks);
    expect(own).toEqual([]);
  });

  test('lets nobody in without the key', async () => {
    const stranger = connect('shopper', 'another');
    const error = await new Promise<Error>((resolve) => stranger.on('connect_error', resolve));
    expect(error.message).toBe('key refused');
  });
});
