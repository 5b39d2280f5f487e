import { expect, it } from 'vitest';
import { createWalSync } from './wal-sync.ts';

type Done = (error: Error | null) => void;

function rig() {
  const running: Done[] = [];
  const errors: Error[] = [];
  const { sync, idle } = createWalSync(
    (done) => running.push(done),
    (error) => errors.push(error),
  );
  const finish = async (error: Error | null = null): Promise<void> => {
    running.shift()?.(error);
    await new Promise(setImmediate);
  };
  return { sync, idle, running, errors, finish };
}

/** Notes who has settled, either way. */
function watch(promises: Record<string, Promise<void>>): string[] {
  const settled: string[] = [];
  for (const [name, promise] of Object.entries(promises)) {
    promise.then(
      () => settled.push(name),
      () => settled.push(name),
    );
  }
  return settled;
}

it('[ST10] lets callers that come while a sync runs share the next one', async () => {
  const { sync, running, finish } = rig();
  const settled = watch({ a: sync(), b: sync(), c: sync() });
  expect(running).toHaveLength(1);
  await finish();
  expect(settled).toEqual(['a']);
  expect(running).toHaveLength(1);
  await finish();
  expect(settled).toEqual(['a', 'b', 'c']);
  expect(running).toHaveLength(0);
});

it('[ST10] gives a caller who comes during the shared sync one of their own', async () => {
  const { sync, running, finish } = rig();
  const settled = watch({ a: sync(), b: sync() });
  await finish();
  const late = watch({ c: sync() });
  await finish();
  expect(settled).toEqual(['a', 'b']);
  expect(late).toEqual([]);
  expect(running).toHaveLength(1);
  await finish();
  expect(late).toEqual(['c']);
});

it('[ST11] tells a failed sync to fatal once and settles nobody afterwards', async () => {
  const { sync, errors, finish } = rig();
  const settled = watch({ a: sync(), b: sync() });
  await finish(new Error('EIO'));
  const later = watch({ c: sync() });
  await finish();
  expect(errors.map(({ message }) => message)).toEqual(['EIO']);
  expect([...settled, ...later]).toEqual([]);
});

it('[ST10] is not idle while the next sync is queued or runs', async () => {
  const { sync, idle, running, finish } = rig();
  const settled = watch({ a: sync(), idle: idle(), b: sync() });
  await finish();
  expect(settled).toEqual(['a']);
  expect(running).toHaveLength(1);
  await finish();
  expect(settled.toSorted()).toEqual(['a', 'b', 'idle']);
});

it('[ST10] never runs two syncs at once, whenever the next is asked for', async () => {
  const { sync, running, finish } = rig();
  const first = sync();
  const late: Promise<void>[] = [];
  const again = first.then(() => void late.push(sync()));
  const second = sync();
  void second.then(() => late.push(sync()));
  let most = 0;
  for (let left = 5; left > 0; left--) {
    await finish();
    most = Math.max(most, running.length);
  }
  await Promise.all([first, again, second, ...late]);
  expect(late).toHaveLength(2);
  expect(most).toBe(1);
});

it('is idle after a sync that returned at once', async () => {
  const { sync, idle } = createWalSync(
    (done) => done(null),
    () => {},
  );
  await Promise.all([sync(), sync()]);
  const idled = watch({ idle: idle() });
  await new Promise(setImmediate);
  expect(idled).toEqual(['idle']);
});
