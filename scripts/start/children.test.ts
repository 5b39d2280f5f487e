import { afterEach, expect, it } from 'vitest';
import { type Started, startChild, whenReady } from './children.ts';
import { freePort, isFree } from './ports.ts';

const serve = (port: number): string =>
  `require('node:http').createServer((_, answer) => answer.end('ok')).listen(${port})`;
const nowhere = async (): Promise<string> => `http://localhost:${await freePort()}/`;
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
  const port = await freePort();
  const child = start(serve(port));
  await whenReady(`http://localhost:${port}/`, child, 10_000);
  expect(await isFree(port)).toBe(false);
  await child.stop();
  expect(await child.ended).toBe('the child was ended by SIGTERM');
  expect(await isFree(port)).toBe(true);
});

it('says how a child ended that never answered', async () => {
  const child = start('process.exit(3)');
  await expect(whenReady(await nowhere(), child, 10_000)).rejects.toThrow('the child ended with exit code 3');
});

it('gives up on a child that does not answer in time', async () => {
  const child = start('setInterval(() => {}, 1000)');
  await expect(whenReady(await nowhere(), child, 100)).rejects.toThrow('did not answer');
});
