import { expect, it } from 'vitest';
import { UPLOADS } from './limits.ts';
import { createRig } from './testing/rig.ts';
import { shopperOn } from './testing/shopper.ts';

it('loads what moves files for uploads that were left only where this device has kept some', async () => {
  const rig = createRig();
  const { later } = rig.ports;
  let loads = 0;
  rig.ports.later = async () => ({
    ...(await later()),
    files() {
      loads += 1;
      return Promise.reject(new Error('not here'));
    },
  });
  const { chat } = shopperOn(rig);
  expect(await chat.resumeUploads()).toEqual([]);
  expect(loads).toBe(0);
  rig.databases.add(`device${UPLOADS}`);
  await expect(chat.resumeUploads()).rejects.toMatchObject({ code: 'offline' });
  expect(loads).toBe(1);
});
