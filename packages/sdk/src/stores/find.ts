import { ChatError, type ChatErrorCode, must } from '../errors.ts';
import { toJson } from '../wire/json.ts';
import { REFUSAL } from '../wire/refusal.ts';
import { fits } from '../wire/shape.ts';
import type { FoundStores, StoreQuery } from './types.ts';

/** Whom is asked, and as whose page. */
export interface StoreAccess {
  /** The relay's, without a slash at its end. */
  readonly origin: string;
  readonly site: string;
  readonly apiKey?: string | undefined;
  readonly language?: string | undefined;
  readonly fetch: typeof globalThis.fetch;
}

/** The relay takes this long at most, in ms. */
const ANSWER_MS = 14_000;

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
export async function findStores(access: StoreAccess, query?: StoreQuery): Promise<FoundStores> {
  const { origin, site, apiKey, language, fetch } = access;
  if (query) checked(query);
  const headers = { 'shopbell-site': site, ...(apiKey && { 'shopbell-key': apiKey }) };
  const asked = query && { locale: language, ...query };
  const json = asked && { method: 'POST', body: toJson(asked) };
  const lost = () => {
    throw new ChatError('offline', 'The relay was not reached.');
  };
  const response = await fetch(`${origin}/api/v1/nearest-stores`, {
    ...json,
    headers: { ...headers, ...(json && { 'content-type': 'application/json' }) },
    credentials: 'omit',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(lost);
  const body: unknown = await response.json().catch(lost);
  if (!response.ok) {
    if (!fits(REFUSAL, body)) return lost();
    const { code, text = code, retryAfterMs } = body;
    throw new ChatError(code as ChatErrorCode, text, retryAfterMs ? 'later' : 'never', undefined, retryAfterMs);
  }
  if (!query && fits({ any: true }, body)) return { any: body.any, others: [], stores: [] };
  if (!query || !fits(FOUND, body)) return lost();
  // Looked through just now; which maps there are is looked at by who shows them.
  const { stores, ...rest } = body as unknown as Omit<FoundStores, 'any'>;
  return { any: stores.length > 0, ...rest, stores };
}
