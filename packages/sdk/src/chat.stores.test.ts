import { expect, it } from 'vitest';
import { createRig } from './testing/rig.ts';
import { shopperOn } from './testing/shopper.ts';

it('[NR3] asks for stores without a line, and the device remembers nobody for it', async () => {
  const rig = createRig();
  const asked: string[] = [];
  rig.findStores = async ({ endpoint, site }, query) => {
    asked.push(`${endpoint} ${site} ${query?.place}`);
    return { any: true, others: [], stores: [] };
  };
  const { chat, device } = shopperOn(rig);
  expect(await chat.nearestStores({ place: 'Lisbon' })).toMatchObject({ any: true });
  expect(asked).toEqual([expect.stringMatching(/^https?:\/\/\S+ \S+ Lisbon$/)]);
  expect([chat.view.connection, device.read()]).toEqual(['idle', undefined]);
});

const HARBOUR = { id: 'H-1', name: 'Harbour', address: '1 Harbour Street' };
const LINK = { store: 'Harbour', url: 'https://chat.example/r/7K2QM-9XW4T', expiresAt: 9 };

it('[NR4] takes the way to a store as the shopper, whom the device remembers from there on, and tells of each link once', async () => {
  const rig = createRig();
  const asked: string[] = [];
  rig.findStores = async () => ({ any: true, others: [], stores: [HARBOUR] });
  rig.takeReferral = async ({ site }, store, { token, jwt }) => {
    asked.push(`${site} ${store} ${token} ${jwt}`);
    return asked.length < 3 ? LINK : { ...LINK, url: 'https://chat.example/r/00000-00001' };
  };
  const { chat, device } = shopperOn(rig);
  const told: unknown[] = [];
  chat.on('referral', (referral) => told.push(referral));
  const { stores } = await chat.nearestStores({ place: 'Lisbon' });
  expect(device.read()).toBeUndefined();
  expect(await stores[0]?.referral()).toEqual(LINK);
  expect(await stores[0]?.referral()).toEqual(LINK);
  expect(told).toEqual([LINK]);
  expect(asked[0]).toBe(`demo H-1 ${JSON.parse(device.read() ?? '{}').token} undefined`);
  await stores[0]?.referral();
  expect(told).toHaveLength(2);
  chat.destroy();
  await expect(stores[0]?.referral()).rejects.toMatchObject({ code: 'destroyed' });
});

it('[NR3] rejects with offline where what asks can’t be loaded', async () => {
  const rig = createRig();
  rig.extras = () => Promise.reject(new Error('not here'));
  await expect(shopperOn(rig).chat.nearestStores()).rejects.toMatchObject({ code: 'offline' });
});
