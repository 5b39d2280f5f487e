import {
  COORDINATE_SYSTEMS,
  type CoordinateSystem,
  csvOf,
  LOCALITY_BOUNDS,
  type Locality,
  NAMED_MAPS,
  parseLocality,
  parseStore,
  readHoursText,
  STORE_BOUNDS,
  type Store,
  unescapeCell,
  writeHoursText,
} from '@shopbell/domain';
import { breathe } from '../breathe.ts';
import { type CsvRow, readCsv } from '../csv/read-csv.ts';
import type { SettingsFault } from './refusal.ts';
import { columnsOf, FAULTS_MAX, folded, type Heads, placeIn, type TableLanguage } from './table-columns.ts';

const COLUMNS = [
  ...(['id', 'name', 'address', 'latitude', 'longitude', 'coordinates', 'phone', 'services'] as const),
  ...(['zone', 'hours', 'exceptions', ...NAMED_MAPS] as const),
] as const;
type Column = (typeof COLUMNS)[number];

const HEADS: Heads<Column> = {
  en: {
    id: 'id',
    name: 'name',
    address: 'address',
    latitude: 'latitude',
    longitude: 'longitude',
    coordinates: 'coordinates',
    phone: 'phone',
    services: 'services',
    zone: 'zone',
    hours: 'hours',
    exceptions: 'exceptions',
    amap: 'amap',
    baidu: 'baidu',
    apple: 'apple',
    google: 'google',
  },
  'zh-CN': {
    id: '编号',
    name: '名称',
    address: '地址',
    latitude: '纬度',
    longitude: '经度',
    coordinates: '坐标系',
    phone: '电话',
    services: '服务',
    zone: '时区',
    hours: '营业时间',
    exceptions: '特殊日期',
    amap: '高德',
    baidu: '百度',
    apple: '苹果',
    google: '谷歌',
  },
};

/** What people call the systems, beside their own names: by the map that the numbers are from. */
const SYSTEM_WORDS: { readonly [word: string]: CoordinateSystem } = {
  '': 'wgs84',
  'wgs-84': 'wgs84',
  gps: 'wgs84',
  'gcj-02': 'gcj02',
  amap: 'gcj02',
  高德: 'gcj02',
  腾讯: 'gcj02',
  'bd-09': 'bd09',
  bd09ll: 'bd09',
  baidu: 'bd09',
  百度: 'bd09',
};

/** The system's name; as it was written where it is none. */
function systemOf(cell: string): string {
  const word = folded(cell);
  return COORDINATE_SYSTEMS.find((system) => system === word) ?? SYSTEM_WORDS[word] ?? word;
}

/** A number as tables write it; NaN, which is no place, for anything else. */
const numberOf = (cell: string): number => (/^[-+]?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : Number.NaN);

/** Where a store's fault stands in a table: by the column. */
function columnOf(path: string): string {
  if (path === 'position.lat') return 'latitude';
  if (path === 'position.lng') return 'longitude';
  if (path === 'position.system') return 'coordinates';
  if (path === 'hours.zone') return 'zone';
  if (path.startsWith('hours.exceptions')) return 'exceptions';
  return path.replace(/^maps\./, '').replace(/[.[].*$/, '');
}

/** Each fault once a column, however many days of a week have it. */
function inColumns(faults: readonly SettingsFault[]): SettingsFault[] {
  const told = new Map(faults.map(({ code, path }) => [`${code} ${columnOf(path)}`, { code, path: columnOf(path) }]));
  return [...told.values()];
}

type Read<T> = { ok: true; rows: readonly T[] } | { ok: false; faults: SettingsFault[] };
type RowResult<T> = { ok: true; value: T } | { ok: false; faults: readonly SettingsFault[] };

/** Characters of rows that are looked at in one piece, in a few ms; then everybody else has their turn. */
const PIECE_CHARS = 64 * 1024;

/** Reads a table row by row: all of it, or everything that is wrong, by line and column. */
async function readRows<T, C extends string>(
  bytes: Uint8Array,
  maxRows: number,
  table: { columns: readonly C[]; heads: Heads<C>; needed: readonly C[] },
  read: (cell: (column: C) => string) => RowResult<T>,
  nameOf?: (value: T) => string,
): Promise<Read<T>> {
  const csv = await readCsv(bytes, maxRows);
  if (!csv.ok) return { ok: false, faults: [{ code: csv.fault, path: `${csv.line}` }] };
  const [head, ...lines] = csv.rows;
  const columns = columnsOf(head, table.columns, table.heads, table.needed);
  if (!columns.ok) return columns;
  const rows: T[] = [];
  const faults: SettingsFault[] = [];
  const seen = new Set<string>();
  const take = (row: CsvRow): void => {
    const result = read((column) => unescapeCell(columns.cell(row, column)).trim());
    if (!result.ok) {
      faults.push(...result.faults.map(({ code, path }) => ({ code, path: placeIn(row.line, path) })));
      return;
    }
    const name = nameOf?.(result.value);
    if (name !== undefined && seen.has(name)) faults.push({ code: 'store_id_twice', path: placeIn(row.line, 'id') });
    if (name !== undefined) seen.add(name);
    rows.push(result.value);
  };
  let piece = 0;
  for (const row of lines) {
    if (row.cells.some((cell) => cell.trim() !== '')) take(row);
    piece += row.cells.reduce((sum, cell) => sum + cell.length, 0);
    if (piece < PIECE_CHARS) continue;
    piece = 0;
    await breathe();
  }
  return faults.length > 0 ? { ok: false, faults: faults.slice(0, FAULTS_MAX) } : { ok: true, rows };
}

/** Hours of the three columns; undefined where all are empty. A fault is the column's. */
function hoursIn(cell: (column: Column) => string, zone: string) {
  const text = { hours: cell('hours'), exceptions: cell('exceptions') };
  return text.hours + text.exceptions === '' ? undefined : readHoursText(cell('zone') || zone, text);
}

/**
 * Reads stores from a table with a head: `id`, `name`, `address`, `latitude` and `longitude`, and any of the others, in any order; other
 * columns are left alone. All of it, or everything that is wrong: a fault's path is `LINE:COLUMN`, the head is line 1.
 *
 * @param zone of a store that names none
 */
export const readStoreTable = (bytes: Uint8Array, zone: string): Promise<Read<Store>> =>
  readRows(
    bytes,
    STORE_BOUNDS.perSite,
    { columns: COLUMNS, heads: HEADS, needed: ['id', 'name', 'address', 'latitude', 'longitude'] },
    (cell) => {
      const hours = hoursIn(cell, zone);
      const unread = typeof hours === 'string' ? [{ code: 'hours_invalid', path: hours }] : [];
      const result = parseStore({
        id: cell('id'),
        name: cell('name'),
        address: cell('address'),
        position: {
          lat: numberOf(cell('latitude')),
          lng: numberOf(cell('longitude')),
          system: systemOf(cell('coordinates')),
        },
        hours: typeof hours === 'string' ? undefined : hours,
        phone: cell('phone'),
        services: cell('services')
          .split(/[;；、|\n]/u)
          .filter((service) => service.trim() !== ''),
        maps: Object.fromEntries(NAMED_MAPS.map((map) => [map, cell(map)])),
      });
      if (result.ok && unread.length === 0) return { ok: true, value: result.store };
      return { ok: false, faults: [...unread, ...(result.ok ? [] : inColumns(result.faults))] };
    },
    ({ id }) => id,
  );

/** Marks UTF-8, so that Excel opens the table with its characters whole. */
const MARK = '\ufeff';

/** The stores as a table that `readStoreTable` takes back. Nothing in it is a formula. */
export function writeStoreTable(stores: readonly Store[], language: TableLanguage): string {
  const rows = stores.map(({ id, name, address, position, phone = '', services, hours, maps }) => {
    const text = hours ? writeHoursText(hours) : { hours: '', exceptions: '' };
    const times = [hours?.zone ?? '', text.hours, text.exceptions];
    const ids = NAMED_MAPS.map((map) => maps[map] ?? '');
    return [
      id,
      name,
      address,
      `${position.lat}`,
      `${position.lng}`,
      'wgs84',
      phone,
      services.join('; '),
      ...times,
      ...ids,
    ];
  });
  return `${MARK}${csvOf([COLUMNS.map((column) => HEADS[language][column]), ...rows])}`;
}

const LOCALITY_COLUMNS = ['name', 'city', 'postcode', 'latitude', 'longitude', 'coordinates'] as const;

const LOCALITY_HEADS: Heads<(typeof LOCALITY_COLUMNS)[number]> = {
  en: {
    name: 'place',
    city: 'city',
    postcode: 'postcode',
    latitude: 'latitude',
    longitude: 'longitude',
    coordinates: 'coordinates',
  },
  'zh-CN': {
    name: '地点',
    city: '城市',
    postcode: '邮编',
    latitude: '纬度',
    longitude: '经度',
    coordinates: '坐标系',
  },
};

/** Reads the places that shoppers may type, in the same way: `latitude`, `longitude`, and at least one of `place`, `city` and `postcode`. */
export const readLocalityTable = (bytes: Uint8Array): Promise<Read<Locality>> =>
  readRows(
    bytes,
    LOCALITY_BOUNDS.perSite,
    { columns: LOCALITY_COLUMNS, heads: LOCALITY_HEADS, needed: ['latitude', 'longitude'] },
    (cell) => {
      const [lat, lng] = [numberOf(cell('latitude')), numberOf(cell('longitude'))];
      const words = { name: cell('name'), city: cell('city'), postcode: cell('postcode') };
      const result = parseLocality({ ...words, position: { lat, lng, system: systemOf(cell('coordinates')) } });
      if (result.ok) return { ok: true, value: result.locality };
      return { ok: false, faults: inColumns(result.faults) };
    },
  );
