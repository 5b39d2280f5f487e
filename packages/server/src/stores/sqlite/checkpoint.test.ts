import { expect, it } from 'vitest';
import { createCheckpoints } from './checkpoint.ts';
import type { Moved, Pass } from './checkpoint-worker.ts';
import type { Passed } from './checkpointer.ts';

/** A WAL of which the test says how long it is, and a checkpointer whose passes the test ends. */
function rig() {
  const passes: { kind: Pass; done(passed: Passed): void }[] = [];
  const wal: Moved = { log: 0, checkpointed: 0 };
  let now = 0;
  const told: [reason: string, pages: number][] = [];
  let begun = 0;
  const lengths: number[] = [];
  const checkpoints = createCheckpoints({
    look: () => wal,
    checkpointer: {
      begin: () => {
        begun += 1;
      },
      pass: (kind) => new Promise((done) => void passes.push({ kind, done })),
      end: async () => {},
    },
    watch: { walPages: (pages) => lengths.push(pages), failing: (...line) => told.push(line) },
    now: () => now,
  });
  return {
    ...checkpoints,
    wal,
    passes,
    told,
    lengths,
    begun: () => begun,
    /** As many syncs as there are between two looks. */
    async look() {
      for (let i = 0; i < 16; i++) checkpoints.synced();
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    },
    /** Ends the pass that runs, with this many pages left; without a number it could not go on. */
    async finish(left?: number) {
      const { done } = passes.shift() ?? expect.fail('no pass runs');
      done(left === undefined ? { later: 'disk I/O error' } : { log: wal.log, checkpointed: wal.log - left });
      await new Promise(setImmediate);
    },
    wait: (ms: number) => {
      now += ms;
    },
    /** The kinds of the passes that run: at most one. */
    running: () => passes.map(({ kind }) => kind),
  };
}

it('leaves a small WAL alone, and looks once in 16 syncs', async () => {
  const { wal, look, synced, running } = rig();
  wal.log = 999;
  await look();
  expect(running()).toEqual([]);
  wal.log = 1000;
  synced();
  await new Promise(setImmediate);
  expect(running()).toEqual([]);
});

it('has the thread started by the first look, before there is anything to move', async () => {
  const { look, begun, running } = rig();
  expect(begun()).toBe(0);
  await look();
  expect(begun()).toBeGreaterThan(0);
  expect(running()).toEqual([]);
});

it('[ST24] moves beside the groups until little is left, and lets them wait for the last pass only', async () => {
  const { wal, look, turn, finish, running } = rig();
  const wrote: string[] = [];
  wal.log = 1000;
  await look();
  turn(() => wrote.push('beside the first'));
  await finish(400);
  turn(() => wrote.push('beside the second'));
  expect(running()).toEqual(['free']);
  await finish(90);
  expect(running()).toEqual(['last']);
  turn(() => wrote.push('after the last'));
  turn(() => wrote.push('and behind it'));
  expect(wrote).toEqual(['beside the first', 'beside the second']);
  await finish(0);
  expect(wrote.slice(2)).toEqual(['after the last', 'and behind it']);
  turn(() => wrote.push('at once'));
  expect(wrote).toHaveLength(5);
  expect(running()).toEqual([]);
});

it('[ST24] lets groups wait after three passes when more is always left', async () => {
  const { wal, look, turn, finish, running } = rig();
  wal.log = 1500;
  await look();
  for (let i = 0; i < 3; i++) await finish(500);
  expect(running()).toEqual(['last']);
  let waits = true;
  turn(() => {
    waits = false;
  });
  expect(waits).toBe(true);
});

it('[ST24] lets groups wait from 4,000 pages on, until all of it is moved', async () => {
  const { wal, look, turn, finish, running } = rig();
  wal.log = 1000;
  await look();
  wal.log = 4000;
  await look();
  let waits = true;
  turn(() => {
    waits = false;
  });
  await finish(3000);
  expect(running()).toEqual(['last']);
  expect(waits).toBe(true);
  await finish(0);
  expect(waits).toBe(false);
});

it('lets nobody wait while a reader stands in the way, tries again after a second, and then as ever', async () => {
  const { wal, look, turn, finish, wait, running } = rig();
  wal.log = 1000;
  await look();
  await finish(0);
  await finish(1000);
  wal.log = 5000;
  await look();
  expect(running()).toEqual([]);
  wait(1000);
  await look();
  let waits = true;
  await look();
  turn(() => {
    waits = false;
  });
  expect(waits).toBe(false);
  for (let i = 0; i < 3; i++) await finish(4000);
  turn(() => {
    waits = true;
  });
  expect(waits).toBe(true);
  await finish(4000);
  wait(1000);
  await look();
  await finish(0);
  expect(running()).toEqual(['last']);
  turn(() => {
    waits = false;
  });
  expect(waits).toBe(true);
  await finish(0);
  expect(waits).toBe(false);
});

it('[ST24] lets those who wait write when the last pass could not go on', async () => {
  const { wal, look, turn, finish } = rig();
  wal.log = 1000;
  await look();
  await finish(0);
  let waits = true;
  turn(() => {
    waits = false;
  });
  await finish();
  expect(waits).toBe(false);
});

it('[ST24] empties the WAL behind a pass that runs, while nobody writes, and says when somebody stood in the way', async () => {
  const { wal, look, turn, emptied, finish, passes, running } = rig();
  wal.log = 1000;
  await look();
  const asked = emptied();
  await finish(0);
  await finish(0);
  expect(running()).toEqual(['free']);
  await finish(0);
  expect(running()).toEqual(['empty']);
  let waits = true;
  turn(() => {
    waits = false;
  });
  expect(waits).toBe(true);
  await finish(0);
  expect([await asked, waits]).toEqual([false, false]);
  const again = emptied();
  for (let i = 0; i < 3; i++) await finish(500);
  turn(() => {
    waits = true;
  });
  expect([running(), waits]).toEqual([['empty'], false]);
  passes.shift()?.done({ log: 0, checkpointed: 0 });
  expect([await again, waits]).toEqual([true, true]);
});

it('begins nothing after it was stopped', async () => {
  const { wal, look, finish, stop, running } = rig();
  wal.log = 1000;
  await look();
  const stopped = stop();
  await finish(500);
  await look();
  await stopped;
  expect(running()).toEqual([]);
});

it('tells how long the WAL is at each look', async () => {
  const { wal, look, lengths } = rig();
  wal.log = 7;
  await look();
  wal.log = 900;
  await look();
  expect(lengths).toEqual([7, 900]);
});

it('tells of checkpoints that fail, at most once a minute', async () => {
  const { wal, look, finish, wait, told } = rig();
  wal.log = 1000;
  for (let seconds = 0; seconds <= 60; seconds++) {
    await look();
    await finish();
    if (seconds < 60) expect(told).toEqual([['disk I/O error', 1000]]);
    wait(1000);
  }
  expect(told).toHaveLength(2);
});

it('tells of a reader that stands in the way only once the WAL is beyond its bound', async () => {
  const { wal, look, finish, wait, told } = rig();
  wal.log = 1000;
  await look();
  await finish(0);
  await finish(1000);
  expect(told).toEqual([]);
  wal.log = 4000;
  wait(1000);
  await look();
  for (let i = 0; i < 4; i++) await finish(4000);
  expect(told).toEqual([['somebody still reads an old state of the store', 4000]]);
});
