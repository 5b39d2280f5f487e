import { EventEmitter, once } from 'node:events';
import { Duplex } from 'node:stream';
import { expect, it } from 'vitest';
import type { WebSocket } from 'ws';
import { Line } from './line.ts';

/** An open connection whose network takes a write only when it is told to. */
function slowNetwork() {
  const taken: (() => void)[] = [];
  const wire = new Duplex({
    read() {},
    write(_chunk, _encoding, done) {
      taken.push(() => done());
    },
  });
  // What `Line` asks of `ws`: whether it is open, and what lies unsent.
  const ws = Object.defineProperty(new EventEmitter(), 'bufferedAmount', { get: () => wire.writableLength });
  const open = Object.assign(ws, { readyState: 1, OPEN: 1, CLOSED: 3 }) as unknown as WebSocket;
  return { line: new Line(open, wire), wire, takeOne: () => taken.shift()?.() };
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
