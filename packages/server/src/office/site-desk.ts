import { isName, isSiteSlug } from '@shopbell/protocol';
import { parseOrigin, writtenOrigin } from '../auth/origin.ts';
import { hashSecret, newApiKey, newMemberSecret } from '../auth/secrets.ts';
import type { Session } from '../auth/types.ts';
import type { DirectoryChange } from '../ports/directory.ts';
import type { SiteKey } from '../ports/directory-floor.ts';
import type { Site } from '../ports/site.ts';
import type { LogActor } from '../ports/site-log.ts';
import type { OfficeDeps } from './deps.ts';
import { faulty, type SettingsFault, type SettingsRefusal, told } from './refusal.ts';
import { isTimeZone } from './time-zone.ts';

const SITE_NAME_MAX_CHARS = 256;

/** A site as an admin sees it. Keys without their secrets, retired ones too, oldest first. */
export interface SiteView extends Pick<Site, 'slug' | 'name' | 'timeZone' | 'origins' | 'anyLocalhost'> {
  keys: readonly SiteKey[];
}

/** A key with its secret, told once. */
export interface NewKey {
  id: string;
  secret: string;
}

type Done = { ok: true } | SettingsRefusal;

/** What admins do about their site and its keys. That they are admins is checked at the door; `by` is their session. */
export interface SiteDesk {
  view(by: Session): Promise<SiteView>;
  set(by: Session, site: Pick<Site, 'name' | 'timeZone' | 'origins'>): Promise<Done>;
  /**
   * Makes a further site of the same merchant, with who asks as its first admin. It has its own people, keys, floor and log; nothing of
   * this site is taken along.
   */
  add(by: Session, site: Pick<Site, 'slug' | 'name' | 'timeZone' | 'origins'>): Promise<Done>;
  /** A secret for member tokens, or an API key. */
  addKey(by: Session, use: SiteKey['use']): Promise<NewKey | SettingsRefusal>;
  /** Nothing new is let in by it; what is connected stays. */
  retireKey(by: Session, key: string): Promise<Done>;
}

/** What is wrong with what a site is called, where it is and who may open it. */
const faultsOf = ({ name, timeZone, origins }: Pick<Site, 'name' | 'timeZone' | 'origins'>): SettingsFault[] => [
  ...(isName(name, SITE_NAME_MAX_CHARS) ? [] : [{ code: 'name_invalid', path: 'name' }]),
  ...(isTimeZone(timeZone) ? [] : [{ code: 'zone_unknown', path: 'timeZone' }]),
  ...origins.flatMap((origin, index) =>
    parseOrigin(origin) === undefined ? [{ code: 'origin_invalid', path: `origins[${index}]` }] : [],
  ),
];

const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });

export function createSiteDesk({ directory, clock, random, newId, log }: OfficeDeps): SiteDesk {
  async function change(by: Session, entry: DirectoryChange): Promise<Done> {
    const result = await directory.change([entry], actor(by), clock.now());
    if (!result.ok) return told(result.refusal);
    log.info({ by: by.self.id, site: by.self.site.id, change: entry.kind }, 'settings changed');
    return result;
  }

  return {
    async view({ self: { site } }) {
      const [found, keys] = await Promise.all([directory.site({ id: site.id }), directory.siteKeys(site.id)]);
      if (found === undefined) throw new Error(`there is no site ${site.id}`);
      const { slug, name, timeZone, origins, anyLocalhost } = found;
      return { slug, name, timeZone, origins, anyLocalhost, keys };
    },

    async set(by, given) {
      const { timeZone } = given;
      const origins = given.origins.map(writtenOrigin);
      const name = given.name.trim();
      const faults = faultsOf({ name, timeZone, origins });
      if (faults.length > 0) return faulty(faults);
      return change(by, { kind: 'site_settings', site: by.self.site.id, name, timeZone, origins });
    },

    async add(by, given) {
      const { slug, timeZone } = given;
      const origins = given.origins.map(writtenOrigin);
      const name = given.name.trim();
      const faults = faultsOf({ name, timeZone, origins });
      if (!isSiteSlug(slug)) faults.unshift({ code: 'slug_invalid', path: 'slug' });
      const taken = { code: 'slug_taken', path: 'slug' };
      // The demo shop's own: it may be opened by any page of the machine.
      if (slug === 'demo') faults.unshift(taken);
      if (faults.length > 0) return faulty(faults);
      const account = (await directory.site({ id: by.self.site.id }))?.account;
      if (account === undefined) throw new Error(`there is no site ${by.self.site.id}`);
      const id = newId();
      const result = await directory.change(
        [
          { kind: 'site', site: { id, account, slug, name, timeZone, origins, anyLocalhost: false } },
          { kind: 'membership', site: id, agent: by.self.id, role: 'admin' },
        ],
        actor(by),
        clock.now(),
      );
      if (!result.ok) return result.refusal === 'slug_taken' ? faulty([taken]) : told(result.refusal);
      log.info({ by: by.self.id, site: id }, 'site made');
      return { ok: true };
    },

    async addKey(by, use) {
      const { id: site } = by.self.site;
      const id = newId();
      const secret = use === 'member' ? newMemberSecret(random) : newApiKey(random);
      const result = await change(
        by,
        use === 'member'
          ? { kind: 'member_key', site, key: { id, alg: 'HS256', secret } }
          : { kind: 'api_key', site, id, hash: hashSecret(secret) },
      );
      return 'problem' in result ? result : { id, secret };
    },

    async retireKey(by, key) {
      const { id: site } = by.self.site;
      const kept = (await directory.siteKeys(site)).find(({ id, retiredAt }) => id === key && retiredAt === undefined);
      if (kept === undefined) return { problem: 'key_unknown' };
      return change(by, { kind: kept.use === 'member' ? 'member_key_retired' : 'api_key_retired', site, key });
    },
  };
}
