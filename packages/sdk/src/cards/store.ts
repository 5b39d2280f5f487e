import type { Card } from '@shopbell/protocol';
import type { NearStore } from '../stores/types.ts';

/** What a store's card may say. */
export type StoreCard = Extract<Card, { type: 'store' }>;
/** The maps that a store may be shown on; `geo`: whichever app the device has. */
export type MapName = NonNullable<StoreCard['maps']>[number]['map'];

/** What a store is beside its name, address, telephone and hours, in words. */
export interface StoreView {
  /** How far it is, in the units of the language; undefined where nobody knows. */
  readonly distance: string | undefined;
  /** What was typed, from where that counts. */
  readonly near: string | undefined;
  /** Whether it is open now; undefined where nobody knows, or no longer. */
  readonly open: boolean | undefined;
  /** When that changes, epoch ms. */
  readonly turnsAt: number | undefined;
  /** The same as the clock on the store's wall will show it, its day too where that is another one; empty where nobody knows. */
  readonly turnsWhen: string;
  readonly services: readonly string[];
  /** Where each map shows it, the likeliest first: addresses of these maps and of nothing else. */
  readonly maps: readonly { readonly map: MapName; readonly url: string }[];
}

const MAPS: Readonly<Record<MapName, string>> = {
  amap: 'https://uri.amap.com/',
  baidu: 'https://api.map.baidu.com/',
  apple: 'https://maps.apple.com/',
  google: 'https://www.google.com/maps/',
  geo: 'geo:',
};

/** Where miles are what people walk. */
const IN_MILES = /-(?:US|GB|LR|MM)\b/;
const MILE_M = 1609.344;

/** A way over the ground in the units of a language: to 10 m, 100 m or 1 km, by how far it is. */
export function writeDistance(distanceM: number, locale: string): string {
  const [size, unit, small] = IN_MILES.test(locale)
    ? ([MILE_M, 'mile', undefined] as const)
    : ([1000, 'kilometer', 'meter'] as const);
  const isNear = small !== undefined && distanceM < size;
  const value = isNear ? Math.max(10, Math.round(distanceM / 10) * 10) : distanceM / size;
  try {
    return new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: isNear ? small : unit,
      maximumFractionDigits: value < 10 ? 1 : 0,
    }).format(value);
  } catch {
    return `${Math.round(distanceM)} m`;
  }
}

/** Whether it is open at an instant, by what was known when it was written; undefined past that. */
function standing(
  open: boolean | undefined,
  turns: readonly number[],
  now: number,
): Pick<StoreView, 'open' | 'turnsAt'> {
  const next = turns.findIndex((at) => at > now);
  if (open === undefined || (next < 0 && turns.length > 0)) return { open: undefined, turnsAt: undefined };
  const passed = Math.max(next, 0);
  return { open: passed % 2 ? !open : open, turnsAt: turns[passed] };
}

/** A time in a zone, with its day where that is not today's there; in the reader's own zone where the store's is not known here. */
function whenIn(at: number, now: number, locale: string, zone: unknown): string {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  try {
    const place = typeof zone === 'string' ? { timeZone: zone } : {};
    const day = new Intl.DateTimeFormat('en', { dateStyle: 'short', ...place });
    const isToday = day.format(at) === day.format(now);
    return new Intl.DateTimeFormat(locale, { ...(isToday ? {} : { weekday: 'short' }), ...time, ...place }).format(at);
  } catch {
    return zone === undefined ? '' : whenIn(at, now, 'en', undefined);
  }
}

/**
 * What a store comes to on a screen: the card of a message (`readCard`), or one of `nearestStores`. What is not right is left out.
 *
 * @param now the relay's time as far as it is known, epoch ms
 */
export function storeView(
  store: Partial<StoreCard> | NearStore,
  { locale, now }: { readonly locale: string; readonly now: number },
): StoreView {
  const { distanceM, open, turns, zone, services, maps } = store;
  const near = 'near' in store ? store.near : undefined;
  const list = <T>(value: readonly T[] | undefined): readonly T[] => (Array.isArray(value) ? value : []);
  const stands = standing(
    typeof open === 'boolean' ? open : undefined,
    list(turns).filter((at) => typeof at === 'number'),
    now,
  );
  return {
    distance: typeof distanceM === 'number' ? writeDistance(distanceM, locale) : undefined,
    near: typeof near === 'string' ? near : undefined,
    ...stands,
    turnsWhen: stands.turnsAt === undefined ? '' : whenIn(stands.turnsAt, now, locale, zone),
    services: list(services).filter((service) => typeof service === 'string'),
    maps: list(maps).filter(
      (link) =>
        Object.hasOwn(MAPS, String(link?.map)) &&
        String(link.url).startsWith(MAPS[link.map]) &&
        !/[^!-~]/.test(link.url),
    ),
  };
}
