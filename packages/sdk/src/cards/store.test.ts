import { expect, it } from 'vitest';
import { storeView, writeDistance } from './store.ts';

const NOW = 1_764_000_000_000;
const look = (store: object, now = NOW) => storeView(store as never, { locale: 'en', now });

it('[CA6] a distance is written in the units of the language, no more exactly than anybody needs', () => {
  expect([3, 444, 999, 1234, 98_765, 12_345_678].map((m) => writeDistance(m, 'en'))).toEqual([
    '10 m',
    '440 m',
    '1,000 m',
    '1.2 km',
    '99 km',
    '12,346 km',
  ]);
  expect([writeDistance(400, 'en-US'), writeDistance(16_093, 'en-US'), writeDistance(2500, 'zh-CN')]).toEqual([
    '0.2 mi',
    '10 mi',
    '2.5公里',
  ]);
  expect(writeDistance(1234, '!')).toBe('1234 m');
});

it('[CA6] whether it is open follows from the turns that have passed, and is not told past the last one', () => {
  const store = { open: true, turns: [NOW + 1, NOW + 2] };
  expect([look(store), look(store, NOW + 1), look(store, NOW + 2)]).toMatchObject([
    { open: true, turnsAt: NOW + 1 },
    { open: false, turnsAt: NOW + 2 },
    { open: undefined, turnsAt: undefined },
  ]);
  expect([look({ open: false, turns: [] }), look({ open: true }), look({ turns: [NOW + 1] })]).toMatchObject([
    { open: false, turnsAt: undefined },
    { open: true, turnsAt: undefined },
    { open: undefined },
  ]);
});

it('[CA6] when that is, is told by the clock on the store’s wall', () => {
  const at = (iso: string) => Date.parse(iso);
  const store = (zone?: string) => ({ open: false, turns: [at('2026-11-24T02:00Z')], ...(zone && { zone }) });
  const when = (zone?: string) => look(store(zone), at('2026-11-23T20:00Z')).turnsWhen;
  expect([when('Asia/Shanghai'), when('America/New_York')]).toEqual(['10:00 AM', '9:00 PM']);
  expect(look(store('Asia/Shanghai'), at('2026-11-23T12:00Z')).turnsWhen).toMatch(/^Tue/);
  expect([when('Mars/Base'), when()].map((text) => text !== '')).toEqual([true, true]);
  expect(look({}).turnsWhen).toBe('');
});

it('[CA6] a link leads to the map it is named after, and nowhere else', () => {
  const good = [
    { map: 'amap', url: 'https://uri.amap.com/marker?position=1,2' },
    { map: 'baidu', url: 'https://api.map.baidu.com/marker?location=2,1' },
    { map: 'apple', url: 'https://maps.apple.com/?ll=2,1' },
    { map: 'google', url: 'https://www.google.com/maps/search/?api=1' },
    { map: 'geo', url: 'geo:2,1' },
  ];
  expect(look({ maps: good }).maps).toEqual(good);
  const bad = [
    { map: 'amap', url: 'https://uri.amap.com.evil.example/' },
    { map: 'amap', url: 'https://maps.apple.com/' },
    { map: 'google', url: 'https://www.google.com/url?q=evil' },
    { map: 'geo', url: 'javascript:alert(1)' },
    { map: 'constructor', url: 'geo:1,1' },
    { map: 'geo', url: 'geo:1,1\u202e' },
    { map: 'geo' },
    null,
  ];
  expect(look({ maps: bad }).maps).toEqual([]);
});

it('[CA6] what is not right is left out', () => {
  const odd = { distanceM: 'far', near: 5, open: 'yes', turns: 'soon', services: ['Repair', 1], maps: {} };
  expect(look(odd)).toEqual({
    distance: undefined,
    near: undefined,
    open: undefined,
    turnsAt: undefined,
    turnsWhen: '',
    services: ['Repair'],
    maps: [],
  });
  expect(look({ near: 'Lisbon', distanceM: 1500 })).toMatchObject({ near: 'Lisbon', distance: '1.5 km' });
});
