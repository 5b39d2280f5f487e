import type { Referral } from '../chat-events.ts';
import { fits } from '../wire/shape.ts';
import { askRelay, type Credentials, lost, type StoreAccess } from './ask.ts';

/**
 * The link by which a shopper takes the way to a store with them.
 * @throws ChatError `offline`, or what the relay says
 */
export async function takeReferral(access: StoreAccess, store: string, who: Credentials): Promise<Referral> {
  const body = await askRelay(access, '/referral', { store }, who);
  return fits({ store: '', url: '', expiresAt: 0 }, body) ? body : lost();
}
