import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { forbid, machine } from './guard.ts';
import { runMany } from './many.ts';
import { isGood } from './ran.ts';
import { runSeed } from './run.ts';
import { createTimeline } from './world/timeline.ts';

let giveBack: (() => void) | undefined;
afterEach(() => {
  giveBack?.();
  giveBack = undefined;
});

test('the same seed traces the same, and another seed does not', async () => {
  const traced = async (seed: number) => {
    const lines: string[] = [];
    await runSeed(seed, { trace: (line) => lines.push(line) });
    return lines;
  };
  const first = await traced(7);
  expect(first.length).toBeGreaterThan(20);
  expect(await traced(7)).toEqual(first);
  expect(await traced(8)).not.toEqual(first);
});

test('nothing of the machine leaks into a run', async () => {
  giveBack = forbid();
  expect(() => Date.now()).toThrow('Date.now');
  expect(() => new Date()).toThrow('the date');
  expect(() => setTimeout(() => undefined, 1)).toThrow('setTimeout');
  expect(() => Math.random()).toThrow('Math.random');
  expect(() => performance.now()).toThrow('performance.now');
  expect(() => randomBytes(1)).toThrow('randomBytes');
  const sum = await runMany({
    from: 1,
    seeds: 100,
    withinMs: Number.POSITIVE_INFINITY,
    badMax: 1,
    found: () => undefined,
  });
  giveBack();
  giveBack = undefined;
  expect(sum).toMatchObject({ seeds: 100, bad: [], unlike: [] });
  expect(machine.nowMs()).toBeGreaterThan(0);
});

test('what Node itself has under way is no leak', async () => {
  const server = createServer((_, response) => void response.end('hello')).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const answer = fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  giveBack = forbid();
  expect(await (await answer).text()).toBe('hello');
  giveBack();
  giveBack = undefined;
  server.closeAllConnections();
  server.close();
});

test('a bounded number of seeds, a bounded time', async () => {
  const bounds = { from: 1, badMax: 1, found: () => undefined };
  expect((await runMany({ ...bounds, seeds: 3, withinMs: 60_000 })).seeds).toBe(3);
  expect((await runMany({ ...bounds, seeds: 1000, withinMs: 0 })).seeds).toBe(0);
});

test('a run that is well says how long it took to be', async () => {
  const ran = await runSeed(1);
  expect(isGood(ran)).toBe(true);
  expect(ran.recoveredMs).toBeLessThanOrEqual(60_250);
});

test('the timeline goes by instants, then by the order of asking, with every promise settled in between', async () => {
  const timeline = createTimeline();
  const seen: string[] = [];
  const chain = async (name: string) => {
    for (let i = 0; i < 50; i++) await undefined;
    seen.push(`${name} settled`);
  };
  timeline.after(5, () => seen.push('late'));
  timeline.after(1, () => {
    seen.push('first');
    void chain('first');
  });
  timeline.after(1, () => seen.push('second'));
  timeline.after(2, () => seen.push('never'))();
  await timeline.play(() => timeline.now >= 5);
  expect(seen).toEqual(['first', 'first settled', 'second', 'late']);
});

test('a timer never rings early, and time moves on however small the wait', async () => {
  const timeline = createTimeline();
  let rings = 0;
  const again = () => {
    rings += 1;
    timeline.after(1e-12, again);
  };
  timeline.after(0.1 + 0.2, again);
  await timeline.play(() => timeline.now > 1);
  expect(timeline.now).toBeGreaterThan(0.3);
  expect(rings).toBeLessThan(100);
});
