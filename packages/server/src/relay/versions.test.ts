import { PROTOCOL, serves } from '@shopbell/protocol/constants';
import { expect, test } from 'vitest';
import { createRig } from '../testing/rig.ts';

test('[RL20] a server serves its own version and the two before, and none that never was', () => {
  expect([1, 2, 3, 4, 5, 6].filter((version) => serves(version, 5))).toEqual([3, 4, 5]);
  expect([-1, 0, 1, 2].filter((version) => serves(version, 1))).toEqual([1]);
});

test.each([0, -1, PROTOCOL + 1])('[RL20] version %i is refused by name, and the connection ends', async (protocol) => {
  const rig = createRig();
  const peer = await rig.shopper('a', { protocol });
  expect(peer.problems()).toEqual(['protocol_unsupported']);
  expect(peer.closed?.code).toBe(4426);
});
