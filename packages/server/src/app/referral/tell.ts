import type { Referral, Store as Shop } from '@shopbell/domain';
import type { SiteId } from '@shopbell/protocol';
import type { Directory } from '../../ports/directory.ts';
import type { Mail } from '../../ports/mailer.ts';
import type { Store } from '../../ports/store.ts';
import type { StoreDoors } from '../../ports/store-doors.ts';
import type { Stores } from '../../ports/stores.ts';
import { saidWith } from './follow.ts';

/** What a store is told of a shopper who agreed to it. */
interface Told {
  referral: Referral;
  note: string;
  store: Shop;
}

export interface TellDeps {
  store: Pick<Store, 'referralById' | 'readPublic'>;
  stores: Pick<Stores, 'get'>;
  doors: Pick<StoreDoors, 'list'>;
  directory: Pick<Directory, 'site'>;
}

/** Tells stores why shoppers come, as that reads when it is told. */
export interface TellStores {
  /** What webhooks get; undefined where there is nothing to be told any more: erased, taken back, or its store is gone. */
  payload(site: SiteId, id: string): Promise<object | undefined>;
  /** The letter to the store's own mailbox, where it has one. */
  letter(site: SiteId, id: string): Promise<Mail | undefined>;
}

export function createTellStores(deps: TellDeps): TellStores {
  async function toldOf(site: SiteId, id: string): Promise<Told | undefined> {
    const referral = await deps.store.referralById(site, id);
    if (referral?.agreedAt === undefined || referral.note === undefined) return undefined;
    const [store, said] = await Promise.all([deps.stores.get(site, referral.store), saidWith(deps, referral)]);
    return store && said?.there !== false ? { referral, note: referral.note, store } : undefined;
  }
  return {
    async payload(site, id) {
      const told = await toldOf(site, id);
      if (!told) return undefined;
      const { referral, note, store } = told;
      const { by, said, sentAt, expiresAt, agreedAt } = referral;
      const { id: storeId, name, address, phone } = store;
      return {
        referral: { id, by, ...(said ? { conversation: said.conversation } : {}), sentAt, expiresAt, agreedAt },
        store: { id: storeId, name, address, ...(phone === undefined ? {} : { phone }) },
        note,
      };
    },
    async letter(site, id) {
      const told = await toldOf(site, id);
      if (!told) return undefined;
      const [doors, shop] = await Promise.all([deps.doors.list(site), deps.directory.site({ id: site })]);
      const to = doors.find((one) => one.store === told.store.id)?.mail;
      if (to === undefined || !shop) return undefined;
      const { note, store, referral } = told;
      return { about: 'store_note', to, site: shop.name, store: store.name, note, expiresAt: referral.expiresAt };
    },
  };
}
