import type { Bone, Bones } from '@shopbell/domain';
import { expect, test } from 'vitest';
import type { Person } from '../ports/directory-people.ts';
import { agent, id, NOON, SITE } from '../ports/store-world.contract.ts';
import { createDayBook } from './summaries.ts';

const bone: Bone = {
  kind: 'message',
  at: NOON,
  role: 'shopper',
  author: null,
  agent: null,
  promise: null,
  due: null,
  stars: null,
};

/** A book over conversations of so many entries each, and how many had been read whenever a socket had its turn. */
function bookOver(ids: readonly string[], entries: number, people: readonly Person[] = [], now = NOON + 1) {
  const log = Array.from({ length: entries }, () => bone);
  const served: number[] = [];
  const asked: number[] = [];
  let read = 0;
  const book = createDayBook({
    store: {
      worked: (_site, _agent, _from, to) => {
        asked.push(to);
        return Promise.resolve([...ids]);
      },
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
    directory: { people: () => Promise.resolve(people) },
    clock: { now: () => now },
  });
  return { book, served, asked };
}

test('[SM5] a long day is read in pieces, and the relay has its turn between them', async () => {
  const { book, served } = bookOver([id('c', 1), id('c', 2), id('c', 3)], 600);
  expect(await book.view(SITE, agent())).toMatchObject({ open: true });
  expect(served).toEqual([1, 2, 3]);
});

test('[SM5] a team of short days is read in pieces, too', async () => {
  const people = Array.from({ length: 9 }, (_, n) => ({
    agent: { ...agent(n + 1), email: `a${n}@shop.example` },
    role: 'agent' as const,
    since: 0,
    secondFactor: false,
  }));
  const { book, served } = bookOver([id('c', 1)], 200, people);
  expect(await book.ofDay(SITE)).toMatchObject({ unkept: [] });
  expect(new Set(served)).toEqual(new Set([3, 6, 9]));
});

test('[SM8] for its ratings a day is read with what its agent took up to a week after it, and not beyond now', async () => {
  const day = '2026-11-21';
  const end = Date.parse(`${day}T00:00:00Z`) + 86_400_000;
  const readUpTo = async (now: number) => {
    const { book, asked } = bookOver([], 0, [], now);
    await book.view(SITE, agent(), day);
    return asked;
  };
  expect(await readUpTo(end - 5)).toEqual([end - 5]);
  expect(await readUpTo(end + 5)).toEqual([end + 5]);
  expect(await readUpTo(end + 30 * 86_400_000)).toEqual([end + 7 * 86_400_000]);
});
