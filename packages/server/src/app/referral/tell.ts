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

/** Tells what becomes of referrals, and stores why shoppers come, as that reads when it is told. */
export interface TellStores {
  /**
   * What webhooks get, by topic. `referral`, the note: undefined where there is nothing to be told any more, because it was erased or taken
   * back, or its store is gone. What became of one holds no words, and is told whatever was.
   */
  payloads: {
    readonly [T in keyof typeof FACTS | 'referral']: (site: SiteId, id: string) => Promise<object | undefined>;
  };
  /** The letter to the store's own mailbox, where it has one. */
  letter(site: SiteId, id: string): Promise<Mail | undefined>;
}

const opening = (referral: Referral) => ('openedAt' in referral ? { openedAt: referral.openedAt } : {});

/** What a topic says of a referral beside who sent it, when and how long it is good: no more than had happened when it was raised. */
const FACTS = {
  referral_sent: () => ({}),
  referral_opened: opening,
  referral_redeemed: (referral: Referral) =>
    referral.state === 'redeemed'
      ? { ...opening(referral), redeemedAt: referral.redeemedAt, redeemedBy: referral.redeemedBy.way }
      : {},
} as const;

const base = ({ id, by, said, sentAt, expiresAt }: Referral) => ({
  ...{ id, by, ...(said ? { conversation: said.conversation } : {}), sentAt, expiresAt },
});

const shown = ({ id, name, address, phone }: Shop) => ({
  id,
  name,
  address,
  ...(phone === undefined ? {} : { phone }),
});

export function createTellStores(deps: TellDeps): TellStores {
  async function toldOf(site: SiteId, id: string): Promise<Told | undefined> {
    const referral = await deps.store.referralById(site, id);
    if (referral?.agreedAt === undefined || referral.note === undefined) return undefined;
    const [store, said] = await Promise.all([deps.stores.get(site, referral.store), saidWith(deps, referral)]);
    return store && said?.there !== false ? { referral, note: referral.note, store } : undefined;
  }

  /** A store by its number, and as it is listed while it is. */
  async function named(site: SiteId, id: string) {
    const store = await deps.stores.get(site, id);
    return store ? shown(store) : { id };
  }

  const payload = (topic: keyof typeof FACTS) => async (site: SiteId, id: string) => {
    const referral = await deps.store.referralById(site, id);
    if (!referral) return undefined;
    const isRedeemed = topic === 'referral_redeemed' && referral.state === 'redeemed';
    return {
      referral: { ...base(referral), ...FACTS[topic](referral) },
      store: await named(site, referral.store),
      ...(isRedeemed ? { at: await named(site, referral.at) } : {}),
    };
  };

  return {
    payloads: {
      async referral(site, id) {
        const told = await toldOf(site, id);
        if (!told) return undefined;
        const { referral, note, store } = told;
        return { referral: { ...base(referral), agreedAt: referral.agreedAt }, store: shown(store), note };
      },
      referral_sent: payload('referral_sent'),
      referral_opened: payload('referral_opened'),
      referral_redeemed: payload('referral_redeemed'),
    },
    async letter(site, id) {
      const told = await toldOf(site, id);
      if (!told) return undefined;
      const [doors, shop] = await Promise.all([deps.doors.list(site), deps.directory.site({ id: site })]);
      const to = doors.find((one) => one.store === told.store.id)?.mail;
      if (to === undefined || !shop) return undefined;
      const { note, store, referral } = told;
      const { expiresAt } = referral;
      return { about: 'store_note', to, timeZone: shop.timeZone, site: shop.name, store: store.name, note, expiresAt };
    },
  };
}
