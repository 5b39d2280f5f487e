import { expect, test } from 'vitest';
import { runFloor } from './floor/run.ts';

const SEEDS = 40;

/** What a floor must have been through, or it proves little. */
const RARE = [
  'assigned by agent',
  'assigned by system',
  'given back',
  'given to a colleague',
  'given to a group',
  'left again',
  'left: everybody_away',
  'left: nobody_else',
  'left: nobody_on_duty',
  'left: queue_full',
  'left: waited_too_long',
  'requeued: line_lost',
  'requeued: signed_off',
];

test('[RTR2] [RTR4] [RTR8] [RTR9] [RL38] nobody over the limit at any commit, nobody waits though somebody has room, nobody is forgotten, nobody comes back as they were not', async () => {
  const reached = new Set<string>();
  for (let seed = 1; seed <= SEEDS; seed++) {
    const ran = await runFloor(seed);
    expect({ seed, wrong: ran.wrong }).toEqual({ seed, wrong: [] });
    for (const what of ran.reached.keys()) reached.add(what);
  }
  expect(RARE.filter((what) => !reached.has(what))).toEqual([]);
}, 60_000);

test('the same seed is the same floor', async () => {
  const traced = async (seed: number) => {
    const lines: string[] = [];
    await runFloor(seed, (line) => lines.push(line));
    return lines;
  };
  const first = await traced(3);
  expect(first.length).toBeGreaterThan(20);
  expect(await traced(3)).toEqual(first);
});
