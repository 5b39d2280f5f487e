import { expect, test } from 'vitest';
import { mapLinks } from './map-links.ts';
import { distanceM, type Position } from './position.ts';
import { store } from './sample.contract.ts';
import { type CoordinateSystem, toWgs84 } from './shift.ts';

const SHANGHAI = { lat: 31.1774276, lng: 121.5272106 };
const LISBON = { lat: 38.7139, lng: -9.1394 };

/** Where each link says that the store is, in the coordinates it says it in. */
function shownAt(position: Position): Record<string, { place: Position; system: string }> {
  const [first, ...rest] = mapLinks(store({ position, name: '江 & Co "1"' }));
  const shown: Record<string, { place: Position; system: string }> = {};
  for (const { map, url } of [first!, ...rest]) {
    const query = new URL(url).searchParams;
    const [a = 0, b = 0] = (
      query.get('position') ??
      query.get('location') ??
      query.get('ll') ??
      query.get('query') ??
      new URL(url).pathname
    )
      .split(',')
      .map(Number);
    const place = map === 'amap' ? { lat: b, lng: a } : { lat: a, lng: b };
    shown[map] = { place, system: query.get('coordinate') ?? query.get('coord_type') ?? '' };
  }
  return shown;
}

test('[NS4] in mainland China each map opens the same place, in its own coordinates', () => {
  const shown = shownAt(SHANGHAI);
  const systems: Record<string, [system: CoordinateSystem, named: string]> = {
    amap: ['gcj02', 'gaode'],
    baidu: ['bd09', 'bd09ll'],
    apple: ['gcj02', ''],
    google: ['gcj02', ''],
    geo: ['wgs84', ''],
  };
  expect(Object.keys(shown)).toEqual(Object.keys(systems));
  for (const [map, { place, system }] of Object.entries(shown)) {
    const [known, named] = systems[map]!;
    expect([map, system, distanceM(toWgs84(place, known), SHANGHAI) < 0.5]).toEqual([map, named, true]);
  }
});

test('[NS4] elsewhere each map opens the place as it is, and is told so', () => {
  const shown = shownAt(LISBON);
  expect(Object.keys(shown)).toEqual(['google', 'apple', 'amap', 'baidu', 'geo']);
  expect(Object.values(shown).map(({ place }) => place)).toEqual(Array(5).fill(LISBON));
  expect([shown.amap?.system, shown.baidu?.system]).toEqual(['wgs84', 'wgs84']);
});

test('[NS4] links are these, letter by letter, with any name', () => {
  const links = mapLinks(store({ position: LISBON, name: '江 & (Co)', address: '1 = ?' }));
  const name = '%E6%B1%9F%20%26%20(Co)';
  expect(Object.fromEntries(links.map(({ map, url }) => [map, url]))).toEqual({
    google: 'https://www.google.com/maps/search/?api=1&query=38.7139%2C-9.1394',
    apple: `https://maps.apple.com/?ll=38.7139%2C-9.1394&q=${name}`,
    amap: `https://uri.amap.com/marker?position=-9.1394%2C38.7139&name=${name}&coordinate=wgs84&src=shopbell&callnative=1`,
    baidu: `https://api.map.baidu.com/marker?location=38.7139%2C-9.1394&title=${name}&content=1%20%3D%20%3F&output=html&coord_type=wgs84&src=shopbell`,
    geo: `geo:38.7139,-9.1394?q=38.7139%2C-9.1394(${name})`,
  });
});

test('[NS4] a map that has a name for the store opens its own entry', () => {
  const maps = { amap: 'B0FFFAB6J2', baidu: 'a'.repeat(24), apple: 'I63802885C8189B2B', google: 'ChIJ-x_1' };
  const links = Object.fromEntries(mapLinks(store({ maps })).map(({ map, url }) => [map, url]));
  expect(links).toMatchObject({
    amap: 'https://uri.amap.com/marker?poiid=B0FFFAB6J2&src=shopbell&callnative=1',
    baidu: `https://api.map.baidu.com/place/detail?uid=${maps.baidu}&output=html&src=shopbell`,
    apple: 'https://maps.apple.com/place?place-id=I63802885C8189B2B',
  });
  expect(links.google).toContain('&query_place_id=ChIJ-x_1');
});
