import { createChat } from '@shopbell/sdk';
import { expect, test } from 'vitest';
import { person, useStage } from './lib/index.ts';

const stage = useStage();

const TABLE = [
  'id,name,address,latitude,longitude,services,zone,hours',
  'E-1,East end,1 East Lane,0,179.9,Repair,UTC,daily 00:00-24:00',
  'W-1,West end,1 West Lane,0,-179.8,,UTC,mon 00:00-00:01',
].join('\n');

test('a table of stores is brought in by the shop’s key, and found over the date line by the SDK', async () => {
  const { url, demo } = stage.relay;
  const { site, apiKey } = demo;
  const bring = await fetch(`${url}/api/v1/shop/store-table`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', 'shopbell-site': site, 'shopbell-key': apiKey },
    body: TABLE,
  });
  expect([bring.status, await bring.json()]).toEqual([200, { added: 2, changed: 0, unchanged: 0 }]);
  const chat = createChat({ endpoint: url, site, apiKey });
  const { stores } = await chat.nearestStores({ position: { lat: 0, lng: -179.9 }, limit: 2 });
  expect(stores.map(({ id, open }) => [id, open])).toEqual([
    ['W-1', expect.any(Boolean)],
    ['E-1', true],
  ]);
  expect(stores[1]?.distanceM).toBeGreaterThan(20_000);
  expect(stores[1]?.distanceM).toBeLessThan(25_000);
  chat.destroy();
});

test('a shopper finds a store on the shop’s page, by where their browser says they are and by what they type', async () => {
  const { shop, browser } = stage;
  const shopper = await person(browser, {
    geolocation: { latitude: 31.23, longitude: 121.47 },
    permissions: ['geolocation'],
  });
  await shopper.goto(`${shop.url}/visit-us`);
  await shopper.getByRole('button', { name: 'Near where I am' }).click();
  const list = shopper.locator('#visit-stores li');
  await list.first().getByRole('heading', { name: '上海' }).waitFor();
  const amap = await list.first().getByRole('link', { name: 'Amap' }).getAttribute('href');
  // In GCJ-02, which lies half a kilometre beside where the store is.
  expect(amap).toMatch(/^https:\/\/uri\.amap\.com\/marker\?position=121\.479\d+%2C31\.229\d+&.*coordinate=gaode/);
  await shopper.getByRole('searchbox').fill('Lisbon');
  await shopper.getByRole('button', { name: 'Find stores' }).click();
  await list.first().getByRole('heading', { name: 'Lisbon' }).waitFor();
  // The code of a store goes along, and is the same one after the page was left.
  const code = async (): Promise<string> => {
    await list.first().getByRole('button', { name: 'Get a code for this store' }).click();
    return (
      (await list
        .first()
        .getByRole('link', { name: /^See your code/ })
        .getAttribute('href')) ?? ''
    );
  };
  const url = await code();
  expect(url).toMatch(/\/r\/[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  await shopper.goto(`${shop.url}/visit-us`);
  await shopper.getByRole('searchbox').fill('Lisbon');
  await shopper.getByRole('button', { name: 'Find stores' }).click();
  expect(await code()).toBe(url);
  await shopper.goto(url);
  await shopper.getByRole('heading', { name: 'Lisbon' }).waitFor();
  await shopper.getByText(url.slice(-11)).waitFor();
  expect(shopper.faults).toEqual([]);
});
