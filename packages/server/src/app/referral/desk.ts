import {
  dayIn,
  type ReferralCount,
  type ReferralState,
  referralAt,
  type Store as Shop,
  shownStore,
  tallyReferrals,
} from '@shopbell/domain';
import type { Cid, ConversationId, SiteId } from '@shopbell/protocol';
import { breathe } from '../../breathe.ts';
import type { RandomBytes } from '../../ids.ts';
import type { Directory } from '../../ports/directory.ts';
import type { SiteSettings } from '../../ports/settings.ts';
import type { Stores } from '../../ports/stores.ts';
import type { AppDeps } from '../deps.ts';
import type { Guarding } from '../guarding.ts';
import { type Refusal, refused } from '../outcome.ts';
import type { StoreFinder } from '../stores/find.ts';
import type { AgentWho, Shopper } from '../who.ts';
import { hashCode, newCode, referralUrl } from './code.ts';
import {
  agree,
  codeOf,
  type FollowDeps,
  look,
  noteOpened,
  type Redeemed,
  type Redeeming,
  redeem,
  type Typed,
  toldNote,
} from './follow.ts';
import { createGuesses } from './guesses.ts';
import { createOwnReferrals, type TakeOwn } from './own.ts';
import { type Referred, refer } from './refer.ts';

/** What somebody who follows a link is shown. Times are epoch ms. */
export interface ReferralView {
  /** The site's name. */
  shop: string;
  /** Undefined where the merchant has taken it from the list since. */
  store: Shop | undefined;
  /** Nobody sent the shopper: they took the link themselves. */
  own: boolean;
  state: ReferralState;
  code: string;
  /** What the agent wrote for the shopper, as it reads now; empty for nothing. */
  text: string;
  /** What the store would be told, as long as that can be agreed to. */
  note: string | undefined;
  agreed: boolean;
  expiresAt: number;
  redeemedAt: number | undefined;
  now: number;
  timeZone: string;
}

/** What an agent asks for. */
export interface ReferralWish {
  conversation: ConversationId;
  cid: Cid;
  store: string;
  text: string;
  note?: string;
  lifeMs?: number;
}

/** A store by its number, and by its name as long as it is listed. */
export interface NamedStore {
  id: string;
  name?: string;
}

export type RedeemedView = Omit<Redeemed, 'at' | 'store'> & { at: NamedStore; store: NamedStore };

/** How a code stands. Times are epoch ms. */
export interface CodeView {
  state: ReferralState;
  store: NamedStore;
  sentAt: number;
  expiresAt: number;
  redeemed?: { redeemedAt: number; at: NamedStore };
  /** Where the shopper agreed. */
  note?: string;
}

/** Days of the site's, both counted. */
export interface ReportSpan {
  first: string;
  last: string;
}

export interface ReferralReport extends ReportSpan {
  zone: string;
  rows: readonly (Omit<ReferralCount, 'agent' | 'store'> & {
    agent?: { id: string; name?: string };
    store: NamedStore;
  })[];
}

/** Shoppers who are sent to stores: by agents here, by themselves, and what becomes of it. */
/** The way to a store that a shopper takes with them. */
export interface OwnReferral {
  /** What the store is called. */
  store: string;
  /** Its page. */
  url: string;
  /** Epoch ms. */
  expiresAt: number;
}

export interface ReferralDesk {
  /** An agent sends one. */
  send(who: AgentWho, wish: ReferralWish): Promise<Referred | Refusal>;
  /** A shopper takes one: the one they have, as long as it is good. Credited to the agent they talk with right now, else to nobody. */
  take(who: Shopper, wish: TakeOwn): Promise<OwnReferral | Refusal>;
  /** What the page of a code shows, to whoever asks from this address. Counts nothing. */
  view(code: string, address: string): Promise<ReferralView | Refusal>;
  /** A person has the page before them. */
  opened(code: string, address: string): Promise<Refusal | undefined>;
  /** They let the store have the note. */
  agreed(code: string, address: string): Promise<Refusal | undefined>;
  /** A store of this site redeems a code. A store that the site hasn't is refused. */
  redeem(site: SiteId, typed: Typed, redeeming: Redeeming): Promise<RedeemedView | Refusal>;
  /** What a store's people are told of a code before they redeem it. */
  look(site: SiteId, typed: Typed): Promise<CodeView | Refusal>;
  /** Stores that shoppers can be sent to: those nearest to the place these words name, else with them in their name or address; without words the first. */
  stores(site: SiteId, words: string): Promise<readonly (NamedStore & { address: string; distanceM?: number })[]>;
  /** Sent, opened and redeemed, by day, agent and store; at most a year. */
  report(site: SiteId, span: ReportSpan): Promise<ReferralReport | Refusal>;
}

export interface ReferralDeskDeps extends AppDeps {
  finder: Pick<StoreFinder, 'find' | 'all'>;
  stores: Pick<Stores, 'get'>;
  settings: { get(site: SiteId): Promise<SiteSettings | undefined> };
  directory: Pick<Directory, 'site' | 'people'>;
  guarding: (settings: SiteSettings) => Guarding;
  random: RandomBytes;
  /** Of the data folder: shoppers' own codes are made of it. */
  secret: Uint8Array;
  publicUrl: string;
}

/** Most days of one report. */
const REPORT_DAYS = 366;
const DAY_MS = 86_400_000;
/** Stores to choose from at a time. */
const STORES_SHOWN = 20;
/** Referrals that are read at once: a few ms' worth. */
const AT_ONCE = 500;

export function createReferralDesk(deps: ReferralDeskDeps): ReferralDesk {
  const { finder, store, stores, settings, directory, guarding, random, publicUrl, clock } = deps;
  const own = createOwnReferrals(deps);
  const follow: FollowDeps = { store, clock, guesses: createGuesses(clock) };

  async function settingsOf(site: SiteId): Promise<SiteSettings> {
    const found = await settings.get(site);
    if (!found) throw new Error(`site ${site} has no settings`);
    return found;
  }

  async function named(site: SiteId, id: string): Promise<NamedStore> {
    const found = await stores.get(site, id);
    return found ? { id, name: found.name } : { id };
  }

  /** Counts them page by page: what shoppers and agents do comes in between. */
  async function counted(site: SiteId, zone: string, from: number, to: number): Promise<readonly ReferralCount[]> {
    const tally = tallyReferrals(zone);
    let page = await store.referralsSent(site, { from, to, limit: AT_ONCE });
    for (let after = page.at(-1); after; after = page.at(-1)) {
      for (const referral of page) tally.add(referral);
      await breathe();
      page = await store.referralsSent(site, { from, to, after, limit: AT_ONCE });
    }
    return tally.counts();
  }

  return {
    async send(who, { store: id, ...wish }) {
      const shop = await stores.get(who.site, id);
      if (!shop) return { refused: 'store_unknown' };
      const code = newCode(random);
      const found = await settingsOf(who.site);
      const { locale } = found.look;
      const shown = shownStore(shop, clock.now(), locale === 'auto' ? 'en' : locale);
      const card = { type: 'store', v: 1, ...shown, url: referralUrl(publicUrl, code) } as const;
      return refer(deps, who, { ...wish, store: id, card, hash: hashCode(code) }, guarding(found));
    },

    async take(who, wish) {
      const shop = await stores.get(who.site, wish.store);
      if (!shop) return { refused: 'store_unknown' };
      const taken = await own.take(who, wish);
      if (refused(taken)) return taken;
      const { code, expiresAt } = taken;
      return { store: shop.name, url: referralUrl(publicUrl, code), expiresAt };
    },

    async view(typed, address) {
      const found = await look(follow, typed, address);
      if (refused(found)) return found;
      const { referral, state, said, code } = found;
      const { site, note, agreedAt, expiresAt } = referral;
      const [shop, { timeZone }, owner] = await Promise.all([
        stores.get(site, referral.store),
        settingsOf(site),
        directory.site({ id: site }),
      ]);
      const isOpen = state === 'sent' || state === 'opened';
      return {
        shop: owner?.name ?? '',
        store: shop,
        own: referral.by.role === 'shopper',
        state,
        code,
        text: said?.text ?? '',
        note: isOpen && said?.there !== false ? note : undefined,
        agreed: agreedAt !== undefined,
        expiresAt,
        redeemedAt: referral.state === 'redeemed' ? referral.redeemedAt : undefined,
        now: clock.now(),
        timeZone,
      };
    },

    opened: (code, address) => noteOpened(follow, code, address),
    agreed: (code, address) => agree(follow, code, address),

    async redeem(site, typed, redeeming) {
      if (redeeming.at !== undefined && !(await stores.get(site, redeeming.at))) return { refused: 'store_unknown' };
      const done = await redeem(follow, site, typed, redeeming);
      if (refused(done)) return done;
      const [at, sentTo] = await Promise.all([named(site, done.at), named(site, done.store)]);
      return { ...done, at, store: sentTo };
    },

    async look(site, typed) {
      const found = await codeOf(follow, site, typed);
      if (refused(found)) return found;
      const { sentAt, expiresAt, store: id } = found;
      return {
        ...{ state: referralAt(found, clock.now()), store: await named(site, id), sentAt, expiresAt },
        ...(found.state === 'redeemed'
          ? { redeemed: { redeemedAt: found.redeemedAt, at: await named(site, found.at) } }
          : {}),
        ...toldNote(found),
      };
    },

    async stores(site, words) {
      if (words.trim() === '') {
        const all = await finder.all(site);
        return all.slice(0, STORES_SHOWN).map(({ id, name, address }) => ({ id, name, address }));
      }
      const { stores: found } = await finder.find(site, { from: { place: words }, limit: STORES_SHOWN });
      return found.map(({ id, name, address, distanceM }) => ({
        ...{ id, name, address },
        ...(distanceM === undefined ? {} : { distanceM }),
      }));
    },

    async report(site, { first, last }) {
      const { timeZone: zone } = await settingsOf(site);
      const [begin, end] = [dayIn(zone, first)?.start, dayIn(zone, last)?.end];
      if (begin === undefined || end === undefined || end <= begin || end - begin > (REPORT_DAYS + 1) * DAY_MS) {
        return { refused: 'bad_frame', path: 'last' };
      }
      const [counts, people, list] = await Promise.all([
        counted(site, zone, begin, end),
        directory.people(site),
        finder.all(site),
      ]);
      const agents = new Map(people.map(({ agent }) => [agent.id, agent.name]));
      const names = new Map(list.map(({ id, name }) => [id, name]));
      const withName = <T extends { id: string }>(one: T, name: string | undefined) =>
        name === undefined ? one : { ...one, name };
      const rows = counts.map(({ agent, store: id, ...count }) => ({
        ...count,
        ...(agent === undefined ? {} : { agent: withName({ id: agent }, agents.get(agent)) }),
        store: withName({ id }, names.get(id)),
      }));
      return { first, last, zone, rows };
    },
  };
}
