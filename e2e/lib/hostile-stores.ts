import type { Caller } from './caller.ts';
import type { TextOf } from './hostile.ts';
import { newCid } from './wire.ts';

const PLAIN = { address: '8 Market Street', position: { lat: 31.2304, lng: 121.4737 }, services: [], maps: {} };

/** Two stores, one as it was added and one as it was changed, and a shopper who is sent to both: the pages of the links. */
export async function fillStores(admin: Caller, agent: Caller, conversation: string, text: TextOf): Promise<string[]> {
  await admin.call('stores', { store: { ...PLAIN, id: 'added', name: text('post /api/v1/stores.store') } });
  await admin.call('stores', { store: { ...PLAIN, id: 'changed', name: 'Plain' } });
  const changed = { ...PLAIN, id: 'changed', name: text('post /api/v1/stores/:id.store') };
  await admin.call('stores/changed', { store: changed });
  const words = {
    text: text('post /api/v1/conversations/:id/referrals.text'),
    note: text('post /api/v1/conversations/:id/referrals.note'),
  };
  const urls: string[] = [];
  for (const store of ['added', 'changed']) {
    const sent = await agent.call(`conversations/${conversation}/referrals`, { cid: newCid(), store, ...words });
    urls.push(String(sent.url));
  }
  return urls;
}
