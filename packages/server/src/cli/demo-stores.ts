import type { HoursJson, Locality, Store } from '@shopbell/domain';

const week = (weekdays: string, weekend: string): HoursJson['week'] => {
  const [from = '', to = ''] = weekdays.split('-');
  const [opens = '', closes = ''] = weekend.split('-');
  const [day, rest] = [[{ from, to }], weekend === '' ? [] : [{ from: opens, to: closes }]];
  return { mon: day, tue: day, wed: day, thu: day, fri: day, sat: rest, sun: rest };
};

const store = (
  id: string,
  name: string,
  address: string,
  [lat, lng]: readonly [number, number],
  hours: HoursJson,
  services: readonly string[],
): Store => ({ id, name, address, position: { lat, lng }, hours, services, maps: {} });

const SHANGHAI = 'Asia/Shanghai';

/** Stores of the demo shop: made up, at addresses that nobody has. */
export const DEMO_STORES: readonly Store[] = [
  store(
    'SH-1',
    '示例门店 · 上海',
    '上海市黄浦区示例路 0 号',
    [31.2317, 121.4747],
    { zone: SHANGHAI, week: week('10:00-22:00', '09:00-23:00'), exceptions: [] },
    ['到店自提', '维修'],
  ),
  store(
    'HZ-1',
    '示例门店 · 杭州',
    '杭州市上城区示例街 0 号',
    [30.2467, 120.1648],
    { zone: SHANGHAI, week: week('10:00-21:30', '10:00-21:30'), exceptions: [] },
    ['到店自提'],
  ),
  store(
    'BJ-1',
    '示例门店 · 北京',
    '北京市东城区示例胡同 0 号',
    [39.9139, 116.4107],
    { zone: SHANGHAI, week: week('10:00-21:00', '10:00-21:00'), exceptions: [] },
    ['到店自提', '维修', '礼品包装'],
  ),
  store(
    'LX-1',
    'Sample store · Lisbon',
    '0 Sample Street, Lisbon',
    [38.7108, -9.1365],
    { zone: 'Europe/Lisbon', week: week('10:00-19:00', ''), exceptions: [] },
    ['Pick-up', 'Repair'],
  ),
];

/** Places that shoppers of the demo shop may type. */
export const DEMO_LOCALITIES: readonly Locality[] = [
  { city: '上海市', position: { lat: 31.2304, lng: 121.4737 } },
  { city: '杭州市', position: { lat: 30.2741, lng: 120.1551 } },
  { city: '北京市', position: { lat: 39.9042, lng: 116.4074 } },
  { city: 'Lisbon', position: { lat: 38.7223, lng: -9.1393 } },
];
