import { isMainland } from './mainland.ts';
import type { Position } from './position.ts';
import { gcj02ToBd09, toGcj02 } from './shift.ts';
import type { NamedMap, Store } from './store.ts';

/** Where a store is shown. `geo`: whichever map app the device has (RFC 5870). */
export type MapName = NamedMap | 'geo';

export interface MapLink {
  readonly map: MapName;
  readonly url: string;
}

/** Whom the maps are told that they are opened by; Amap and Baidu ask for it. */
const SOURCE = 'shopbell';

/** A map shows no more of a label, and an address of 2,048 characters has room for it, percent signs and all. */
const LABEL_CHARS = 60;
const label = (text: string): string => [...text].slice(0, LABEL_CHARS).join('');

const degrees = (value: number): string => String(Math.round(value * 1e6) / 1e6);
const latLng = ({ lat, lng }: Position): string => `${degrees(lat)},${degrees(lng)}`;

const address = (base: string, query: Readonly<Record<string, string>>): string =>
  `${base}?${Object.entries(query)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')}`;

/**
 * Links that open a store in each map at the same place, in the coordinates that the map draws: in mainland China GCJ-02 for Amap,
 * Apple and Google and BD-09 for Baidu, elsewhere WGS-84; `geo:` is WGS-84 everywhere. The likeliest map of the place comes first. A
 * map that has a name for the store opens its own entry.
 */
export function mapLinks({ position, maps, ...store }: Omit<Store, 'id' | 'services'>): readonly MapLink[] {
  const name = label(store.name);
  const inside = isMainland(position);
  const drawn = toGcj02(position);
  const bd = inside ? gcj02ToBd09(drawn) : position;
  const amap = maps.amap
    ? { poiid: maps.amap }
    : { position: `${degrees(drawn.lng)},${degrees(drawn.lat)}`, name, coordinate: inside ? 'gaode' : 'wgs84' };
  const baidu = maps.baidu
    ? address('https://api.map.baidu.com/place/detail', { uid: maps.baidu, output: 'html', src: SOURCE })
    : address('https://api.map.baidu.com/marker', {
        location: latLng(bd),
        title: name,
        content: label(store.address),
        output: 'html',
        coord_type: inside ? 'bd09ll' : 'wgs84',
        src: SOURCE,
      });
  const links: { readonly [M in MapName]: string } = {
    amap: address('https://uri.amap.com/marker', { ...amap, src: SOURCE, callnative: '1' }),
    baidu,
    apple: maps.apple
      ? address('https://maps.apple.com/place', { 'place-id': maps.apple })
      : address('https://maps.apple.com/', { ll: latLng(drawn), q: name }),
    google: address('https://www.google.com/maps/search/', {
      api: '1',
      query: latLng(drawn),
      ...(maps.google && { query_place_id: maps.google }),
    }),
    geo: address(`geo:${latLng(position)}`, { q: `${latLng(position)}(${name})` }),
  };
  const order: readonly MapName[] = inside
    ? ['amap', 'baidu', 'apple', 'google', 'geo']
    : ['google', 'apple', 'amap', 'baidu', 'geo'];
  return order.map((map) => ({ map, url: links[map] }));
}
