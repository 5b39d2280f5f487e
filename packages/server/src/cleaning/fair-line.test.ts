import { expect, it } from 'vitest';
import { createFairLine } from './fair-line.ts';

/** A line whose work ends when it is told to, and who had their turn so far. */
function open(most = 100) {
  const line = createFairLine(most);
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const away: string[] = [];
  const bring = (name: string, isDesk = false) => {
    const work = () => {
      begun.push(name);
      return new Promise<void>((end) => void ends.push(end));
    };
    const whose = name.replace(/\d+$/, '');
    line.pass({ whose, isDesk }, work).catch((error: Error) => away.push(`${name} ${error.name}`));
  };
  const step = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { bring, step, begun, away };
}

it('[FI13] takes the desk’s first, then everybody in turn, however many one brings', async () => {
  const { bring, step, begun } = open();
  for (const name of ['a1', 'a2', 'a3', 'b1', 'a4', 'c1', 'b2']) bring(name);
  bring('agent1', true);
  for (let n = 0; n < 9; n++) await step();
  expect(begun).toEqual(['a1', 'agent1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  bring('d1');
  expect(begun.at(-1)).toBe('d1');
});

it('[FI13] turns away who has most waiting when the line is full, and nobody of the desk for shoppers', async () => {
  const { bring, step, begun, away } = open(3);
  for (const name of ['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'c1', 'c2']) bring(name);
  bring('agent1', true);
  await step();
  expect(away.toSorted()).toEqual(['a3 StoreBusy', 'a4 StoreBusy', 'a5 StoreBusy', 'c2 StoreBusy']);
  for (let n = 0; n < 9; n++) await step();
  expect(begun).toEqual(['a1', 'agent1', 'a2', 'b1', 'c1']);
});

it('[FI13] goes on after work that failed', async () => {
  const line = createFairLine(9);
  const turn = { whose: 'a', isDesk: false };
  const answers = [1, 2].map((n) =>
    line.pass(turn, () => (n === 1 ? Promise.reject(new Error('no')) : Promise.resolve(n))),
  );
  expect(await Promise.allSettled(answers)).toMatchObject([{ status: 'rejected' }, { value: 2 }]);
});
