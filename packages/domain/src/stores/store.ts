import type { HoursFaultCode } from '../hours/faults.ts';
import type { HoursJson } from '../hours/hours.ts';
import { parseHours } from '../hours/parse.ts';
import { writeHours } from '../hours/write.ts';
import { lineIn } from '../text/control.ts';
import { isPosition, type Position } from './position.ts';
import { COORDINATE_SYSTEMS, toWgs84 } from './shift.ts';

/** The maps that know places by names of their own. */
export const NAMED_MAPS = ['amap', 'baidu', 'apple', 'google'] as const;
export type NamedMap = (typeof NAMED_MAPS)[number];

/** A physical store (门店) of a site. */
export interface Store {
  /** The merchant's own number of it, within its site. */
  readonly id: string;
  readonly name: string;
  /** In one line, as it is written on a letter. */
  readonly address: string;
  readonly position: Position;
  /** In the store's own zone. Absent: not known. */
  readonly hours?: HoursJson;
  readonly phone?: string;
  /** What can be had there, in the merchant's words. */
  readonly services: readonly string[];
  /** What a map calls it, where it has a name there: then its link opens the store's own entry. */
  readonly maps: { readonly [M in NamedMap]?: string };
}

export const STORE_BOUNDS = {
  /** Stores of a site. */
  perSite: 10_000,
  nameMaxChars: 120,
  addressMaxChars: 200,
  phoneMaxChars: 40,
  services: 12,
  serviceMaxChars: 40,
} as const;

export type StoreFaultCode =
  /** 1 to 64 ASCII letters, digits, `.`, `_` and `-`, a letter or digit first. */
  | 'store_id_invalid'
  | 'name_invalid'
  | 'address_invalid'
  /** Not −90 to 90 north and −180 to 180 east. */
  | 'position_invalid'
  /** Not `wgs84`, `gcj02` or `bd09`. */
  | 'coordinates_unknown'
  | 'phone_invalid'
  | 'service_invalid'
  | 'services_too_many'
  /** Not 1 to 128 ASCII letters, digits, `_` and `-`. */
  | 'map_id_invalid'
  | HoursFaultCode;

/** One thing that is wrong, and where: `position.lat`, `services[2]`, `hours.week.mon[0].to`, `maps.amap`. */
export interface StoreFault {
  readonly code: StoreFaultCode;
  readonly path: string;
}

export type StoreResult =
  | { readonly ok: true; readonly store: Store }
  | { readonly ok: false; readonly faults: readonly StoreFault[] };

const STORE_ID = /^[a-z\d][\w.-]{0,63}$/i;
const MAP_ID = /^[\w-]{1,128}$/;
/** Of a telephone: digits, and what is written between them. */
const PHONE = /^[-+\d\s().*#/]*\d[-+\d\s().*#/]*$/;

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

const isAbsent = (value: unknown): value is undefined | null | '' =>
  value === undefined || value === null || value === '';

/** Six decimals are 11 cm; more would only tell where it was computed. */
const rounded = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

type Report = (code: StoreFaultCode, path: string) => undefined;

/** A place in any of the systems, as WGS-84. */
export function parsePosition(value: unknown, report: Report): Position | undefined {
  const { lat, lng, system = 'wgs84' } = fieldsOf(value);
  const known = COORDINATE_SYSTEMS.find((one) => one === system);
  if (known === undefined) report('coordinates_unknown', 'position.system');
  if (!isPosition(lat, 0)) report('position_invalid', 'position.lat');
  if (!isPosition(0, lng)) report('position_invalid', 'position.lng');
  if (known === undefined || typeof lat !== 'number' || typeof lng !== 'number' || !isPosition(lat, lng))
    return undefined;
  const place = toWgs84({ lat, lng }, known);
  return { lat: rounded(place.lat), lng: rounded(place.lng) };
}

function parseServices(value: unknown, report: Report): readonly string[] {
  if (isAbsent(value)) return [];
  if (!Array.isArray(value)) return report('service_invalid', 'services') ?? [];
  if (value.length > STORE_BOUNDS.services) return report('services_too_many', 'services') ?? [];
  const services = value.flatMap((each: unknown, index) => {
    const service = lineIn(each, STORE_BOUNDS.serviceMaxChars);
    return service ?? report('service_invalid', `services[${index}]`) ?? [];
  });
  return [...new Set(services)];
}

function parseMaps(value: unknown, report: Report): Store['maps'] {
  const given = fieldsOf(value);
  const known = NAMED_MAPS.flatMap((map) => {
    const id = given[map];
    if (isAbsent(id)) return [];
    if (typeof id === 'string' && MAP_ID.test(id)) return [[map, id] as const];
    return report('map_id_invalid', `maps.${map}`) ?? [];
  });
  return Object.fromEntries(known);
}

/** Hours as they are kept; undefined where there are none, or none that are right, which is told. */
function parseStoreHours(value: unknown, report: Report): HoursJson | undefined {
  if (isAbsent(value)) return undefined;
  const read = parseHours(value);
  if (read.ok) return writeHours(read.hours);
  for (const { code, path } of read.faults) report(code, path === '' ? 'hours' : `hours.${path}`);
  return undefined;
}

/**
 * Checks a store that comes from outside, its position in any of the systems (`position.system`, default WGS-84), and gives it as
 * it is kept. Nothing missing is filled in; empty is missing. Answers every fault at once, with its place.
 */
export function parseStore(value: unknown): StoreResult {
  const faults: StoreFault[] = [];
  const report: Report = (code, path) => {
    faults.push({ code, path });
    return undefined;
  };
  const given = fieldsOf(value);
  const line = (path: 'name' | 'address', max: number): string =>
    lineIn(given[path], max) ?? report(`${path}_invalid`, path) ?? '';
  const id = typeof given.id === 'string' ? given.id.trim() : '';
  if (!STORE_ID.test(id)) report('store_id_invalid', 'id');
  const name = line('name', STORE_BOUNDS.nameMaxChars);
  const address = line('address', STORE_BOUNDS.addressMaxChars);
  const position = parsePosition(given.position, report);
  const hours = parseStoreHours(given.hours, report);
  const phone = isAbsent(given.phone) ? undefined : lineIn(given.phone, STORE_BOUNDS.phoneMaxChars);
  if (!isAbsent(given.phone) && (phone === undefined || !PHONE.test(phone))) report('phone_invalid', 'phone');
  const services = parseServices(given.services, report);
  const maps = parseMaps(given.maps, report);
  if (faults.length > 0 || position === undefined) return { ok: false, faults };
  const known = { ...(hours && { hours }), ...(phone !== undefined && { phone }) };
  return { ok: true, store: { id, name, address, position, ...known, services, maps } };
}
