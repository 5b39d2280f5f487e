import { expect, it } from 'vitest';
import { createLocalBus } from './bus.ts';

it('[RL18] a listener that throws costs no other its hint, and whoever published nothing', () => {
  const failed: unknown[] = [];
  const heard: string[] = [];
  const bus = createLocalBus((error) => void failed.push(error));
  const broken = new Error('broken');
  bus.subscribe(() => {
    throw broken;
  });
  bus.subscribe(({ kind }) => void heard.push(kind));
  bus.publish({ kind: 'cut', agent: 'a' });
  expect([failed, heard]).toEqual([[broken], ['cut']]);
});
