import { must } from '../errors.ts';
import { fits } from '../wire/shape.ts';
import { askRelay, lost, type StoreAccess } from './ask.ts';
import type { FoundStores, NearStore, StoreQuery } from './types.ts';

/** A store as the relay tells it. */
export type ToldStore = Omit<NearStore, 'referral'>;

export interface ToldStores extends Omit<FoundStores, 'stores'> {
  readonly stores: readonly ToldStore[];
}

const STORE = {
  id: '',
  name: '',
  address: '',
  'phone?': '',
  'hours?': '',
  'services?': [''],
  'open?': true,
  'turns?': [0],
  'zone?': '',
  'maps?': [{ map: '', url: '' }],
  'distanceM?': 0,
} as const;
const FOUND = { 'near?': '', others: [''], stores: [STORE] } as const;

const isDegree = (value: unknown, most: number): boolean => typeof value === 'number' && Math.abs(value) <= most;

function checked({ position, place }: StoreQuery): void {
  must((position === undefined) !== (place === undefined), 'position');
  if (position) must(isDegree(position.lat, 90) && isDegree(position.lng, 180), 'position');
  else must(typeof place === 'string' && place.trim(), 'place');
}

/**
 * Asks for the nearest stores; without a query only whether there are any.
 * @throws ChatError `bad_option`, `offline`, or what the relay says
 */
export async function findStores(access: StoreAccess, query?: StoreQuery): Promise<ToldStores> {
  if (query) checked(query);
  const body = await askRelay(access, '', query && { locale: access.language, ...query });
  if (!query && fits({ any: true }, body)) return { any: body.any, others: [], stores: [] };
  if (!query || !fits(FOUND, body)) return lost();
  // Looked through just now; which maps there are is looked at by who shows them.
  const { stores, ...rest } = body as unknown as Omit<ToldStores, 'any'>;
  return { any: stores.length > 0, ...rest, stores };
}
