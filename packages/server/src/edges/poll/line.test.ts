import { expect, it, vi } from 'vitest';
import { PollLine } from './line.ts';

const KB = 1024;
const turn = () => new Promise(setImmediate);

it('[LP1] gives what it said until it is told that it came', () => {
  const line = new PollLine(() => {});
  for (const text of ['a', 'b', 'c']) line.send(text);
  expect(line.answer()).toEqual({ from: 1, frames: ['a', 'b', 'c'], close: undefined });
  expect(line.answer()?.frames).toEqual(['a', 'b', 'c']);
  line.acknowledge(2);
  expect(line.answer()).toEqual({ from: 3, frames: ['c'], close: undefined });
  line.acknowledge(1);
  expect(line.answer()?.from).toBe(3);
  line.acknowledge(99);
  expect(line.answer()).toBeUndefined();
  line.send('d');
  expect(line.answer()).toEqual({ from: 4, frames: ['d'], close: undefined });
});

it('[LP1] counts what is not known to have come, and what has', () => {
  const line = new PollLine(() => {});
  line.send('x'.repeat(100));
  line.send('y'.repeat(50));
  expect([line.buffered, line.taken]).toEqual([150, 0]);
  line.answer();
  expect(line.buffered).toBe(150);
  line.acknowledge(1);
  expect([line.buffered, line.taken]).toEqual([50, 100]);
});

it('[RL45] an answer is no longer than a narrow line bears, or one frame alone', () => {
  const line = new PollLine(() => {});
  const frames = [40, 20, 10, 10].map((size) => 'x'.repeat(size * KB));
  for (const frame of frames) line.send(frame);
  const counts: number[] = [];
  for (let got = 0; ; ) {
    const answer = line.answer();
    if (!answer) break;
    counts.push(answer.frames.length);
    got += answer.frames.length;
    line.acknowledge(got);
  }
  expect(counts).toEqual([1, 2, 1]);
});

it('tells once a turn that there is something to answer', async () => {
  const ready = vi.fn();
  const line = new PollLine(ready);
  line.send('a');
  line.send('b');
  expect(ready).not.toHaveBeenCalled();
  await turn();
  expect(ready).toHaveBeenCalledTimes(1);
});

it('[LP6] its close code goes with the last of its frames, and nothing is said behind it', () => {
  const line = new PollLine(() => {});
  line.send('x'.repeat(40 * KB));
  line.send('goodbye');
  line.close(1012);
  line.send('too late');
  expect(line.answer()).toMatchObject({ from: 1, close: undefined });
  line.acknowledge(1);
  expect(line.answer()).toEqual({ from: 2, frames: ['goodbye'], close: 1012 });
});

it.each(['acknowledged', 'over'])('[RL13] a page waits while much is unacknowledged: until it is %s', async (how) => {
  const line = new PollLine(() => {});
  for (let i = 0; i < 3; i++) line.send('x'.repeat(40 * KB));
  let isDone = false;
  const drained = line.drained().then(() => {
    isDone = true;
  });
  line.acknowledge(1);
  await turn();
  expect(isDone).toBe(false);
  if (how === 'over') line.close(1000);
  else line.acknowledge(2);
  await drained;
  expect(isDone).toBe(true);
});
