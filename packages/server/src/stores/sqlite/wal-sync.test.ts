import { expect, it } from 'vitest';
import { createWalSync } from './wal-sync.ts';

type Done = (error: Error | null) => void;

function rig() {
  const running: Done[] = [];
  const errors: Error[] = [];
  const { sync } = createWalSync(
    (done) => running.push(done),
    (error) => errors.push(error),
  );
  const finish = async (error: Error | null = null): Promise<void> => {
    running.shift()?.(error);
    await new Promise(setImmediate);
  };
  return { sync, running, errors, finish };
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
