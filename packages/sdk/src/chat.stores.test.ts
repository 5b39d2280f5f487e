import { expect, it } from 'vitest';
import { createRig } from './testing/rig.ts';
import { shopperOn } from './testing/shopper.ts';

it('[NR3] asks for stores without a line, and the device remembers nobody for it', async () => {
  const rig = createRig();
  const asked: string[] = [];
  rig.findStores = async ({ origin, site }, query) => {
    asked.push(`${origin} ${site} ${query?.place}`);
    return { any: true, others: [], stores: [] };
  };
  const { chat, device } = shopperOn(rig);
  expect(await chat.nearestStores({ place: 'Lisbon' })).toMatchObject({ any: true });
  expect(asked).toEqual([expect.stringMatching(/^https?:\/\/\S+ \S+ Lisbon$/)]);
  expect([chat.view.connection, device.read()]).toEqual(['idle', undefined]);
});

it('[NR3] rejects with offline where what asks can’t be loaded', async () => {
  const rig = createRig();
  rig.extras = () => Promise.reject(new Error('not here'));
  await expect(shopperOn(rig).chat.nearestStores()).rejects.toMatchObject({ code: 'offline' });
});
