import type { Caller } from './caller.ts';
import type { TextOf } from './hostile.ts';
import type { Relay } from './relay.ts';
import { newCid } from './wire.ts';

const PLAIN = { address: '8 Market Street', position: { lat: 31.2304, lng: 121.4737 }, services: [], maps: {} };

/** Asks as the shop's own programs do; the server must not refuse it. */
async function asShop({ url, demo: { site, apiKey } }: Relay, path: string, store: object): Promise<void> {
  const headers = { 'content-type': 'application/json', 'shopbell-site': site, 'shopbell-key': apiKey };
  const answer = await fetch(`${url}/api/v1/shop/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ store }),
  });
  if (!answer.ok) throw new Error(`shop/${path}: ${answer.status} ${await answer.text()}`);
}

/** Stores as they were added and as they were changed, by an admin and by the shop's programs. */
export const STORES = {
  added: 'post /api/v1/stores.store',
  changed: 'post /api/v1/stores/:id.store',
  'shop-added': 'post /api/v1/shop/stores.store',
  'shop-changed': 'post /api/v1/shop/stores/:id.store',
} as const;

interface Given {
  relay: Relay;
  admin: Caller;
  agent: Caller;
  /** Its shopper is sent to every one of them. */
  conversation: string;
}

/** Fills the stores: the pages of the links to them, in their order. */
export async function fillStores({ relay, admin, agent, conversation }: Given, text: TextOf): Promise<string[]> {
  const named = (id: keyof typeof STORES) => ({ ...PLAIN, id, name: text(STORES[id]) });
  await admin.call('stores', { store: named('added') });
  await admin.call('stores', { store: { ...PLAIN, id: 'changed', name: 'Plain' } });
  await admin.call('stores/changed', { store: named('changed') });
  await asShop(relay, 'stores', named('shop-added'));
  await asShop(relay, 'stores', { ...PLAIN, id: 'shop-changed', name: 'Plain' });
  await asShop(relay, 'stores/shop-changed', named('shop-changed'));
  const words = {
    text: text('post /api/v1/conversations/:id/referrals.text'),
    note: text('post /api/v1/conversations/:id/referrals.note'),
  };
  const urls: string[] = [];
  for (const store of Object.keys(STORES)) {
    const sent = await agent.call(`conversations/${conversation}/referrals`, { cid: newCid(), store, ...words });
    urls.push(String(sent.url));
  }
  return urls;
}
