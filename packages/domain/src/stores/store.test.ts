import { expect, test } from 'vitest';
import { hoursJson } from '../hours/sample.contract.ts';
import { distanceM } from './position.ts';
import { store } from './sample.contract.ts';
import { storeStanding } from './standing.ts';
import { parseStore, STORE_BOUNDS } from './store.ts';

const HOURS = hoursJson('America/New_York', '09:00-17:00', { '2026-12-25': '' });
const GOOD = {
  id: 'NY-5',
  name: ' Fifth ',
  address: '5 Fifth Avenue',
  position: { lat: 40.73, lng: -73.99 },
  hours: HOURS,
  phone: '+1 (212) 555-0100',
  services: ['Pick-up', 'Repair', 'Pick-up'],
  maps: { google: 'ChIJ_1', apple: '' },
};

/** `code path` of each fault, `ok` when there is none. */
function faultsOf(over: object): string[] {
  const read = parseStore({ ...GOOD, ...over });
  return read.ok ? ['ok'] : read.faults.map(({ code, path }) => `${code} ${path}`);
}

test('[NS5] a good one is kept as it is, without space around it and nothing twice', () => {
  expect(parseStore(JSON.parse(JSON.stringify(GOOD)))).toEqual({
    ok: true,
    store: { ...GOOD, name: 'Fifth', services: ['Pick-up', 'Repair'], maps: { google: 'ChIJ_1' } },
  });
  expect(
    parseStore({ id: '1', name: '江', address: '路', position: { lat: 0, lng: -180 }, phone: '', hours: null }),
  ).toEqual({
    ok: true,
    store: { id: '1', name: '江', address: '路', position: { lat: 0, lng: -180 }, services: [], maps: {} },
  });
});

test.each([
  ['no number', { id: undefined }, ['store_id_invalid id']],
  ['a number with a slash', { id: 'a/b' }, ['store_id_invalid id']],
  ['no name', { name: '  ' }, ['name_invalid name']],
  ['a name that turns what follows', { name: 'a\u202eb' }, ['name_invalid name']],
  ['a name that is too long', { name: 'x'.repeat(STORE_BOUNDS.nameMaxChars + 1) }, ['name_invalid name']],
  ['an address on two lines', { address: 'a\nb' }, ['address_invalid address']],
  ['no place', { position: undefined }, ['position_invalid position.lat', 'position_invalid position.lng']],
  ['a place as words', { position: { lat: '1', lng: 2 } }, ['position_invalid position.lat']],
  ['a place turned around', { position: { lat: 121.5, lng: 31.2 } }, ['position_invalid position.lat']],
  ['other coordinates', { position: { lat: 1, lng: 2, system: 'utm' } }, ['coordinates_unknown position.system']],
  ['hours in no zone', { hours: { ...HOURS, zone: 'Mars' } }, ['zone_unknown hours.zone']],
  ['hours that are none', { hours: 'always' }, ['wrong_shape hours']],
  ['a telephone of words', { phone: 'call us' }, ['phone_invalid phone']],
  ['a telephone without a digit', { phone: '+-()' }, ['phone_invalid phone']],
  ['a service that is none', { services: ['Repair', ''] }, ['service_invalid services[1]']],
  ['services as one text', { services: 'Repair' }, ['service_invalid services']],
  ['too many services', { services: Array(STORE_BOUNDS.services + 1).fill('x') }, ['services_too_many services']],
  ['a name on a map that is an address', { maps: { amap: 'https://x' } }, ['map_id_invalid maps.amap']],
])('[NS5] refuses %s by name', (_, over, faults) => {
  expect(faultsOf(over)).toEqual(faults);
});

test('[NS5] names every fault at once, and any value at all is no store', () => {
  expect(faultsOf({ id: '', name: '', phone: 'x', services: 1 })).toHaveLength(4);
  for (const value of [undefined, null, 1, 'x', [], {}]) expect(parseStore(value).ok).toBe(false);
});

test('[NS2] a place may come in the coordinates of a map of China, and is kept as it is on the earth', () => {
  const gcj = { lat: 31.17530398364597, lng: 121.531541859215 };
  const read = parseStore({ ...GOOD, position: { ...gcj, system: 'gcj02' } });
  expect(read.ok && distanceM(read.store.position, { lat: 31.1774276, lng: 121.5272106 })).toBeLessThan(0.2);
  expect(read.ok && Object.keys(read.store.position)).toEqual(['lat', 'lng']);
});

test('[NS6] a store is open by the clock on its own wall, its exceptions too', () => {
  const ny = store({ hours: HOURS });
  const shanghai = store({ hours: { ...HOURS, zone: 'Asia/Shanghai', exceptions: [] } });
  const noon = Date.UTC(2026, 11, 24, 17);
  const at = (...utc: [number, number, number, number]) => Date.UTC(...utc);
  expect(storeStanding(ny, noon, 3)).toEqual({
    open: true,
    turns: [at(2026, 11, 24, 22), at(2026, 11, 26, 14), at(2026, 11, 26, 22)],
  });
  expect(storeStanding(shanghai, noon)).toEqual({ open: false, turns: [at(2026, 11, 25, 1)] });
});

test('[NS6] of hours that are not known nothing is said; open always has no end', () => {
  expect(storeStanding(store(), 0)).toBeUndefined();
  const always = store({ hours: hoursJson('UTC', '00:00-24:00') });
  expect(storeStanding(always, 0, 4)).toEqual({ open: true, turns: [] });
});
