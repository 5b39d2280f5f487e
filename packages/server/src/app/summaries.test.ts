import type { Bone, Bones } from '@shopbell/domain';
import { expect, test } from 'vitest';
import { agent, id, NOON, SITE } from '../ports/store-world.contract.ts';
import { createDayBook } from './summaries.ts';

const bone: Bone = { kind: 'message', at: NOON, role: 'shopper', author: null, agent: null, promise: null, due: null };

test('[SM5] a long day is read in pieces, and the relay has its turn between them', async () => {
  const ids = [1, 2, 3].map((n) => id('c', n));
  const served: number[] = [];
  let read = 0;
  const log = Array.from({ length: 600 }, () => bone);
  const book = createDayBook({
    store: {
      worked: () => Promise.resolve(ids),
      bones: (_, conversation): Promise<Bones> => {
        read += 1;
        // Whatever a socket brings meanwhile.
        setImmediate(() => served.push(read));
        return Promise.resolve({ conversation, log });
      },
    },
    summaries: {
      versions: () => Promise.resolve([]),
      keep: () => Promise.resolve(undefined),
      ofDay: () => Promise.resolve([]),
    },
    settings: { get: () => Promise.resolve(undefined) },
    directory: { people: () => Promise.resolve([]) },
    clock: { now: () => NOON + 1 },
  });
  expect(await book.view(SITE, agent())).toMatchObject({ open: true });
  expect(served).toEqual([1, 2, 3]);
});

test('[SM5] a team of short days is read in pieces, too', async () => {
  const log = Array.from({ length: 200 }, () => bone);
  let read = 0;
  const served: number[] = [];
  const people = Array.from({ length: 9 }, (_, n) => ({
    agent: { ...agent(n + 1), email: `a${n}@shop.example` },
    role: 'agent' as const,
    since: 0,
    secondFactor: false,
  }));
  const book = createDayBook({
    store: {
      worked: () => Promise.resolve([id('c', 1)]),
      bones: (_, conversation): Promise<Bones> => {
        read += 1;
        setImmediate(() => served.push(read));
        return Promise.resolve({ conversation, log });
      },
    },
    summaries: {
      versions: () => Promise.resolve([]),
      keep: () => Promise.resolve(undefined),
      ofDay: () => Promise.resolve([]),
    },
    settings: { get: () => Promise.resolve(undefined) },
    directory: { people: () => Promise.resolve(people) },
    clock: { now: () => NOON + 1 },
  });
  expect(await book.ofDay(SITE)).toMatchObject({ unkept: [] });
  expect(new Set(served)).toEqual(new Set([3, 6, 9]));
});
