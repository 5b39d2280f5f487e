import { addressOf } from '../client/address.ts';
import { ChatError, type ChatErrorCode } from '../errors.ts';
import { toJson } from '../wire/json.ts';
import { REFUSAL } from '../wire/refusal.ts';
import { fits } from '../wire/shape.ts';

/** Whom is asked, and as whose page. */
export interface StoreAccess {
  readonly endpoint: string;
  readonly site: string;
  readonly apiKey?: string | undefined;
  readonly language?: string | undefined;
  /** Default: the browser's. */
  readonly fetch?: typeof globalThis.fetch;
}

/** Who they are to the relay. */
export interface Credentials {
  readonly token: string;
  readonly jwt: string | undefined;
}

/** The relay takes this long at most, in ms. */
const ANSWER_MS = 14_000;

/** How a page of the site calls the relay; with `who` as one of its shoppers. */
export const pageHeaders = (
  { site, apiKey }: Pick<StoreAccess, 'site' | 'apiKey'>,
  who?: Credentials,
): Record<string, string> => ({
  'shopbell-site': site,
  ...(apiKey && { 'shopbell-key': apiKey }),
  ...(who && { 'shopbell-device': who.token }),
  ...(who?.jwt && { 'shopbell-member': who.jwt }),
});

/** It was not reached, or what came is not its answer. */
export function lost(): never {
  throw new ChatError('offline', 'The relay was not reached.');
}

/**
 * Asks the relay about stores; what it answers is to be looked through.
 * @param path behind that of the stores
 * @param asked posted where there is something; else it is only looked at
 * @throws ChatError `offline`, or what the relay says
 */
export async function askRelay(access: StoreAccess, path: string, asked?: object, who?: Credentials): Promise<unknown> {
  const { fetch = globalThis.fetch } = access;
  const response = await fetch(`${addressOf(access.endpoint).origin}/api/v1/nearest-stores${path}`, {
    ...(asked && { method: 'POST', body: toJson(asked) }),
    headers: { ...pageHeaders(access, who), ...(asked && { 'content-type': 'application/json' }) },
    credentials: 'omit',
    signal: AbortSignal.timeout(ANSWER_MS),
  }).catch(lost);
  const body: unknown = await response.json().catch(lost);
  if (response.ok) return body;
  if (!fits(REFUSAL, body)) return lost();
  const { code, text = code, retryAfterMs } = body;
  throw new ChatError(code as ChatErrorCode, text, retryAfterMs ? 'later' : 'never', undefined, retryAfterMs);
}
