import { readCode, type Store as Shop } from '@shopbell/domain';
import { type AgentId, type GroupSlug, isEmail, type SiteId, type SiteSlug } from '@shopbell/protocol';
import { type DoorBook, doorUrl } from '../app/door-book.ts';
import { type Refusal, refused } from '../app/outcome.ts';
import { newCode } from '../app/referral/code.ts';
import type { RedeemedView, ReferralDesk } from '../app/referral/desk.ts';
import { normaliseEmail } from '../auth/email.ts';
import { hasOwnPage } from '../auth/origin.ts';
import { hashSecret, linkRef, newLinkToken } from '../auth/secrets.ts';
import type { RandomBytes } from '../ids.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { SiteSettings } from '../ports/settings.ts';
import type { DoorChange, StoreDoor, StoreDoors } from '../ports/store-doors.ts';
import type { Stores } from '../ports/stores.ts';
import { qrSvg } from '../qr/qr-svg.ts';

/** What an admin sees of a store's door and link. */
export interface DoorView {
  store: string;
  door?: { url: string; group?: GroupSlug };
  /** Since when its link is good, epoch ms. The link itself was told once. */
  link?: { since: number };
  mail?: string;
}

/** Who asks: an agent of a site, by its slug too. */
interface By {
  id: AgentId;
  site: { id: SiteId; slug: SiteSlug };
}

/** Whose link it is. */
export interface LinkOwner {
  site: SiteId;
  shop: string;
  store: Shop;
}

/** The ways that single stores have of their own: into the chat, and to their shoppers' codes. */
export interface DoorDesk {
  list(by: By): Promise<readonly DoorView[]>;
  /** Opens a store's door, or sets whom it leads to; `renew` gives it another code, and the one on paper leads nowhere. */
  set(by: By, store: string, wish: { group?: GroupSlug; renew?: boolean }): Promise<DoorView | Refusal>;
  close(by: By, store: string): Promise<Refusal | undefined>;
  /** Makes a link by which a store redeems codes; the one before is good no longer. It is told this once. */
  makeLink(by: By, store: string): Promise<{ url: string } | Refusal>;
  retireLink(by: By, store: string): Promise<Refusal | undefined>;
  /** Where the store gets notes about shoppers who agreed; without one it gets none by mail. */
  setMail(by: By, store: string, mail: string | undefined): Promise<DoorView | Refusal>;
  /** The door's link as a QR picture. */
  picture(by: By, store: string): Promise<string | undefined>;
  /** The store that a page's address names, for the page itself. */
  nameAt(slug: string, code: string): Promise<string | undefined>;
  /** Whose link this is. */
  owner(link: string): Promise<LinkOwner | Refusal>;
  /** That store redeems a code. */
  redeem(link: string, code: string): Promise<RedeemedView | Refusal>;
}

export interface DoorDeskDeps {
  doors: StoreDoors;
  book: DoorBook;
  stores: Pick<Stores, 'get'>;
  directory: Pick<Directory, 'site'>;
  settings: { get(site: SiteId): Promise<SiteSettings | undefined> };
  referrals: Pick<ReferralDesk, 'redeem'>;
  clock: Pick<Clock, 'now'>;
  random: RandomBytes;
  publicUrl: string;
}

export function createDoorDesk(deps: DoorDeskDeps): DoorDesk {
  const { doors, book, stores, directory, settings, referrals, clock, random, publicUrl } = deps;

  async function change({ id, site }: By, store: string, given: DoorChange): Promise<StoreDoor> {
    const door = await doors.change(site.id, store, given, { role: 'agent', id }, clock.now());
    book.note(door);
    return door;
  }

  const view = ({ slug }: By['site'], { store, door, link, mail }: StoreDoor): DoorView => ({
    store,
    ...(door
      ? {
          door: {
            url: doorUrl(publicUrl, slug, door.code),
            ...(door.group === undefined ? {} : { group: door.group }),
          },
        }
      : {}),
    ...(link ? { link: { since: link.since } } : {}),
    ...(mail === undefined ? {} : { mail }),
  });

  async function owner(token: string): Promise<LinkOwner | Refusal> {
    const ref = linkRef(token);
    const door = ref && (await doors.byLink(ref.hash));
    const [store, site] = door
      ? await Promise.all([stores.get(door.site, door.store), directory.site({ id: door.site })])
      : [];
    return door && store && site ? { site: door.site, shop: site.name, store } : { refused: 'link_invalid' };
  }

  return {
    async list({ site }) {
      return (await doors.list(site.id))
        .filter(({ door, link, mail }) => door ?? link ?? mail)
        .map((door) => view(site, door));
    },

    async set(by, store, { group, renew = false }) {
      if (!(await stores.get(by.site.id, store))) return { refused: 'store_unknown' };
      const site = await directory.site({ id: by.site.id });
      // What is printed leads somewhere.
      if (!site || !hasOwnPage(site, publicUrl)) return { refused: 'own_page_off' };
      const groups = (await settings.get(by.site.id))?.groups ?? [];
      if (group !== undefined && !groups.some(({ id }) => id === group)) return { refused: 'group_unknown' };
      const before = renew ? undefined : (await doors.of(by.site.id, store))?.door;
      const door = { code: before?.code ?? newCode(random), ...(group === undefined ? {} : { group }) };
      return view(by.site, await change(by, store, { kind: 'door_set', door }));
    },

    async close(by, store) {
      if (!(await doors.of(by.site.id, store))?.door) return { refused: 'store_unknown' };
      await change(by, store, { kind: 'door_closed' });
      return undefined;
    },

    async makeLink(by, store) {
      if (!(await stores.get(by.site.id, store))) return { refused: 'store_unknown' };
      const token = newLinkToken(by.site.id, random);
      await change(by, store, { kind: 'link_made', link: { hash: hashSecret(token), since: clock.now() } });
      // Behind the sign that no browser sends: it is in no log and in no referrer.
      return { url: `${publicUrl}/counter#${token}` };
    },

    async retireLink(by, store) {
      if (!(await doors.of(by.site.id, store))?.link) return { refused: 'store_unknown' };
      await change(by, store, { kind: 'link_retired' });
      return undefined;
    },

    async setMail(by, store, given) {
      if (!(await stores.get(by.site.id, store))) return { refused: 'store_unknown' };
      const mail = given === undefined ? undefined : normaliseEmail(given);
      if (mail !== undefined && !isEmail(mail)) return { refused: 'bad_frame', path: 'mail' };
      const set = mail === undefined ? { kind: 'mail_set' as const } : { kind: 'mail_set' as const, mail };
      return view(by.site, await change(by, store, set));
    },

    async picture({ site }, store) {
      const door = (await doors.of(site.id, store))?.door;
      return door && qrSvg(doorUrl(publicUrl, site.slug, door.code));
    },

    async nameAt(slug, typed) {
      const code = readCode(typed);
      const [door, site] = await Promise.all([
        code === undefined ? undefined : doors.byCode(code),
        directory.site({ slug }),
      ]);
      return door && door.site === site?.id ? (await stores.get(door.site, door.store))?.name : undefined;
    },

    owner,

    async redeem(token, code) {
      const found = await owner(token);
      if (refused(found)) return found;
      const asker = { link: hashSecret(token) };
      return referrals.redeem(found.site, { code, asker }, { at: found.store.id, by: { way: 'link' } });
    },
  };
}
