import { expect, it } from 'vitest';
import { StoreBusy } from '../ports/store.ts';
import { createGroups, type GroupOptions, type Written } from './group.ts';

const nothing: Written = { failed: new Map(), appended: [], commits: 0 };

function rig(write: GroupOptions['write'], sync: GroupOptions['sync'] = async () => {}) {
  const settled: string[] = [];
  const starts: (() => void)[] = [];
  const groups = createGroups({ write, sync, onDurable: () => {}, schedule: (run) => starts.push(run) });
  const note = (name: string, promise: Promise<unknown>): void => {
    promise.then(
      () => settled.push(name),
      (error: unknown) => settled.push(`${name}: ${error instanceof Error ? error.name : error}`),
    );
  };
  const commit = (name: string): void =>
    note(
      name,
      groups.commit('s', () => ({ changes: [], result: 0 })),
    );
  const read = (name: string): void =>
    note(
      name,
      groups.read(() => 0),
    );
  const runGroup = async (): Promise<void> => {
    starts.shift()?.();
    await new Promise(setImmediate);
  };
  return { settled, starts, commit, read, runGroup };
}

const decided: GroupOptions['write'] = (jobs) => {
  for (const job of jobs) job.decide({} as never);
  return { ...nothing, commits: jobs.length };
};

it('[ST19] settles nobody when the outcome is unknown, readers included', async () => {
  const { commit, read, settled, starts, runGroup } = rig(() => 'unknown');
  commit('a');
  await runGroup();
  commit('b');
  read('c');
  await new Promise(setImmediate);
  expect(settled).toEqual([]);
  expect(starts).toEqual([]);
});

it('refuses a group that could not be written, and goes on with the next', async () => {
  let full = true;
  const { commit, read, settled, runGroup } = rig((jobs) => {
    if (full) throw new StoreBusy('full');
    return decided(jobs);
  });
  commit('a');
  commit('b');
  await runGroup();
  full = false;
  commit('c');
  read('d');
  await runGroup();
  expect(settled).toEqual(['a: StoreBusy', 'b: StoreBusy', 'd', 'c']);
});

it('has one group in flight, and lets readers go before the next', async () => {
  const syncs: (() => void)[] = [];
  const order: string[] = [];
  const { commit, read, settled, starts, runGroup } = rig(
    (jobs) => {
      order.push(`group of ${jobs.length} after ${settled.join('')}`);
      return decided(jobs);
    },
    () => new Promise((resolve) => syncs.push(resolve)),
  );
  commit('a');
  await runGroup();
  commit('b');
  commit('c');
  read('r');
  expect(starts).toEqual([]);
  syncs.shift()?.();
  await new Promise(setImmediate);
  expect(settled).toEqual(['a', 'r']);
  await runGroup();
  syncs.shift()?.();
  await new Promise(setImmediate);
  expect(order).toEqual(['group of 1 after ', 'group of 2 after ar']);
  expect(settled).toEqual(['a', 'r', 'b', 'c']);
});
