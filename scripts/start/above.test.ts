import { expect, it } from 'vitest';
import { type Above, npmAbove, whenGone } from './above.ts';
import { startChild } from './children.ts';

const above = (...chain: readonly string[]) => {
  const all = new Map<number, Above>(chain.map((args, index) => [100 - index, { parent: 99 - index, args }]));
  return npmAbove(100, (pid) => all.get(pid));
};
const SELF = 'node scripts/start.ts';
const BETWEEN = [
  'pnpm exec node scripts/start.ts',
  "sh -c 'pnpm' exec node scripts/start.ts",
  'npm exec pnpm@12.21.0 exec node scripts/start.ts',
  'sh -c npx --yes pnpm@12.21.0 exec node scripts/start.ts',
];

it('finds the npm that was asked, above all that it started', () => {
  expect(above(SELF, ...BETWEEN, 'npm start', '-bash')).toBe(95);
  expect(above(SELF, ...BETWEEN, 'npm start', '/usr/bin/node manager.js', 'npm run all')).toBe(95);
});

it('finds none where none is, or where nothing can be learned', () => {
  expect(above(SELF, '-bash')).toBeUndefined();
  expect(above(SELF)).toBeUndefined();
  expect(npmAbove(1, () => undefined)).toBeUndefined();
});

it('tells that a process is gone, however it went', async () => {
  const child = startChild('the child', ['--eval', 'setInterval(() => {}, 1000)'], {});
  const gone = new Promise<void>((resolve) => whenGone(child.pid, resolve));
  const first = await Promise.race([
    gone.then(() => 'gone'),
    new Promise((resolve) => setTimeout(resolve, 1200, 'there')),
  ]);
  expect(first).toBe('there');
  await child.stop();
  await gone;
});
