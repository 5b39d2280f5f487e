import { EventEmitter, once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { Line } from './line.ts';

/** An open connection whose network takes a write only when it is told to, and whose peer answers pings at once or when told to. */
function slowNetwork({ answers = true } = {}) {
  const taken: (() => void)[] = [];
  const wire = new Duplex({
    read() {},
    write(_chunk, _encoding, done) {
      taken.push(() => done());
    },
  });
  // What `Line` asks of `ws`: whether it is open, and what lies unsent.
  const ws = Object.defineProperty(new EventEmitter(), 'bufferedAmount', { get: () => wire.writableLength });
  let asked = 0;
  const ping = () => {
    asked += 1;
    if (answers) ws.emit('pong');
  };
  const open = Object.assign(ws, { readyState: 1, OPEN: 1, CLOSED: 3, ping }) as unknown as WebSocket;
  return { line: new Line(open, wire), ws, wire, takeOne: () => taken.shift()?.(), asked: () => asked };
}

const KB = 1024;
const turn = () => new Promise(setImmediate);

it('[RL13] lets a page go on once what lay before it was taken, whenever in the turn that happens', async () => {
  const { line, takeOne } = slowNetwork();
  line.send('x'.repeat(40 * KB));
  await turn();
  line.send('y'.repeat(40 * KB));
  let isDone = false;
  const drained = line.drained().then(() => {
    isDone = true;
  });
  takeOne();
  await turn();
  takeOne();
  await turn();
  expect(isDone).toBe(true);
  await drained;
});

it('[RL13] waits while more than the low water lies unsent', async () => {
  const { line, wire, takeOne } = slowNetwork();
  line.send('x'.repeat(200 * KB));
  let isDone = false;
  void line.drained().then(() => {
    isDone = true;
  });
  await turn();
  expect(isDone).toBe(false);
  const drain = once(wire, 'drain');
  takeOne();
  await drain;
  await turn();
  expect(isDone).toBe(true);
});

it('[RL13] counts what the network did not take, not what one turn has to say', async () => {
  const { line, takeOne } = slowNetwork();
  for (let i = 0; i < 100; i++) {
    line.send('x'.repeat(12 * KB));
    takeOne();
    expect(line.buffered).toBeLessThan(256 * KB);
  }
});

it.each(['pong', 'close'])(
  '[RL45] with much on its way it waits for the answer to a ping, or the end: %s',
  async (event) => {
    const { line, ws, takeOne, asked } = slowNetwork({ answers: false });
    const send = () => {
      line.send('x'.repeat(40 * KB));
      takeOne();
      return line.drained();
    };
    await send();
    expect(asked()).toBe(0);
    let done = 0;
    for (const each of [send(), send()]) void each.then(() => (done += 1));
    for (let i = 0; i < 3; i++) {
      takeOne();
      await turn();
    }
    // One question for all who wait.
    expect([done, asked()]).toEqual([0, 1]);
    ws.emit(event);
    await turn();
    expect(done).toBe(2);
  },
);

it('[RL45] knows what the network takes of one long write, bit by bit', async () => {
  const server = createServer({ pauseOnConnect: true }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const reader = connect((server.address() as AddressInfo).port, '127.0.0.1').pause();
  const [wire]: Socket[] = await once(server, 'connection');
  if (!wire) throw new Error('nobody came');
  const ws = Object.defineProperty(new EventEmitter(), 'bufferedAmount', { get: () => wire.writableLength });
  const line = new Line(Object.assign(ws, { readyState: 1, OPEN: 1, CLOSED: 3 }) as unknown as WebSocket, wire);
  line.send('x'.repeat(32 * KB * KB));
  const { buffered } = line;
  let read = 0;
  let grew = 0;
  let taken = line.taken;
  expect(taken).toBeLessThan(buffered);
  while (read < 16 * KB * KB) {
    await once(reader, 'readable');
    read += reader.read()?.length ?? 0;
    if (line.taken > taken) grew += 1;
    taken = line.taken;
  }
  expect(line.buffered).toBe(buffered);
  expect(grew).toBeGreaterThan(2);
  expect(taken).toBeGreaterThan(read);
  reader.destroy();
  wire.destroy();
  server.close();
});
