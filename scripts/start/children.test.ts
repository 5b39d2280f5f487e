import { afterEach, expect, it } from 'vitest';
import { type Started, startChild, whenReady } from './children.ts';
import { isFree } from './ports.ts';

const PORT = 8391;
const SERVER = `require('node:http').createServer((_, answer) => answer.end('ok')).listen(${PORT})`;
const started: Started[] = [];

const start = (script: string): Started => {
  const child = startChild('the child', ['--eval', script], {});
  started.push(child);
  return child;
};

afterEach(async () => {
  await Promise.all(started.splice(0).map((child) => child.stop()));
});

it('waits until a child answers, and stops it', async () => {
  const child = start(SERVER);
  await whenReady(`http://localhost:${PORT}/`, child, 10_000);
  expect(await isFree(PORT)).toBe(false);
  await child.stop();
  expect(await child.ended).toBe('the child was ended by SIGTERM');
  expect(await isFree(PORT)).toBe(true);
});

it('says how a child ended that never answered', async () => {
  const child = start('process.exit(3)');
  await expect(whenReady(`http://localhost:${PORT}/`, child, 10_000)).rejects.toThrow(
    'the child ended with exit code 3',
  );
});

it('gives up on a child that does not answer in time', async () => {
  const child = start('setInterval(() => {}, 1000)');
  await expect(whenReady(`http://localhost:${PORT}/`, child, 100)).rejects.toThrow('did not answer');
});
