import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exec } from '../lib/exec.ts';
import { ROOT } from '../lib/source.ts';
import { plantIn } from './plant.ts';
import { PLANTS } from './plants.ts';
import type { Plant } from './types.ts';

const plant: Plant = { name: 'p', file: 'f.ts', find: 'guard', replace: '$&', rule: 'C1', what: '' };

test('names are unique', () => {
  expect(new Set(PLANTS.map(({ name }) => name)).size).toBe(PLANTS.length);
});

test.each(PLANTS.map((one) => [one.name, one] as const))('%s finds its guard in the sources', (_, one) => {
  const source = readFileSync(join(ROOT, one.file), 'utf8');
  expect(plantIn(source, one)).not.toBe(source);
  expect(one.rule).toMatch(/^C([1-9]|1\d|2[0-6])$/);
});

test('each that the simulation is to find names what it has to show, and no other does', () => {
  expect(PLANTS.filter(({ inSim = true, shows }) => inSim !== (shows !== undefined)).map(({ name }) => name)).toEqual(
    [],
  );
});

test('a text that is gone, or there twice, is no plant', () => {
  expect(() => plantIn('', plant)).toThrow('stands in f.ts 0 times');
  expect(() => plantIn('guard guard', plant)).toThrow('stands in f.ts 2 times');
});

test('what takes the place is meant to the letter', () => {
  expect(plantIn('a guard b', plant)).toBe('a $& b');
});

test('a process is loaded with the guard off, and only when asked', async () => {
  const script =
    "import { takePage } from './packages/sdk/src/timeline/lane.ts';" +
    'const lane = { items: [], first: 0, last: 1, head: 1, quiet: 0 };' +
    'const event = { n: 1, event: {} };' +
    'console.log(takePage(lane, { after: 0, events: [event], head: 1 }).added.length);';
  const run = (env: Record<string, string>) =>
    exec('node', ['--import', './scripts/plant/hook.ts', '--input-type=module', '-e', script], { env });
  expect((await run({})).output.trim()).toBe('0');
  expect((await run({ SHOPBELL_PLANT: 'no-known-check' })).output.trim()).toBe('1');
  const unknown = await run({ SHOPBELL_PLANT: 'no-such' });
  expect(unknown.code).not.toBe(0);
  expect(unknown.output).toContain('there is no plant no-such');
});
