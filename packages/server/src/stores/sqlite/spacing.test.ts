import { afterEach, expect, it, vi } from 'vitest';
import { createSpacing } from './spacing.ts';

afterEach(() => {
  vi.useRealTimers();
});

const turn = (): Promise<unknown> => new Promise(setImmediate);

it('starts a lone group at once, the next small one 1 ms later, a large one without a wait', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] });
  let now = 100;
  const started: string[] = [];
  const schedule = createSpacing(() => now);
  const start = (name: string, waiting: number): Promise<void> =>
    new Promise((resolve) => {
      schedule(() => {
        started.push(name);
        resolve();
      }, waiting);
    });

  void start('lone', 1);
  await turn();
  expect(started).toEqual(['lone']);
  void start('large', 32);
  await turn();
  expect(started).toEqual(['lone', 'large']);
  const small = start('small', 31);
  await turn();
  expect(started).toHaveLength(2);
  vi.advanceTimersByTime(1);
  await small;
  now += 1;
  void start('later', 1);
  await turn();
  expect(started).toEqual(['lone', 'large', 'small', 'later']);
});
