import type { DatabaseSync } from 'node:sqlite';
import type { DirectoryChange, Refusal } from '../../ports/directory.ts';
import type { FloorChange } from '../../ports/directory-floor.ts';
import { ACCOUNT_SITES_MAX, MEMBER_SECRETS_MAX, type MemberKey, type Site } from '../../ports/site.ts';
import type { LogActor, SiteLogBody } from '../../ports/site-log.ts';
import { prepareFloor } from './directory-floor.ts';
import { prepareFloorChanges } from './directory-floor-changes.ts';
import { preparePeopleChanges } from './directory-people-changes.ts';
import { keyMaterial } from './directory-rows.ts';

/** Appends to a site's log under the next number. Inside a transaction only. */
export type AppendLog = (site: string, entry: SiteLogBody, actor: LogActor, at: number) => void;

export function prepareLog(db: DatabaseSync): AppendLog {
  const append = db.prepare(
    `INSERT INTO site_log (site, n, at, kind, actor, body)
     SELECT ?1, coalesce(max(n), 0) + 1, ?2, ?3, ?4, ?5 FROM site_log WHERE site = ?1`,
  );
  return (site, { kind, body }, actor, at) => {
    append.run(site, at, kind, JSON.stringify(actor), JSON.stringify(body));
  };
}

/**
 * Carries out one change inside a transaction, or says why not; then the transaction must be rolled back. Every rule is
 * looked up before it is written, and the schema holds most of them a second time.
 */
export type CarryOut = (change: DirectoryChange, by: LogActor, at: number) => Refusal | undefined;

const FLOOR: { readonly [K in FloorChange['kind']]: true } = {
  site_settings: true,
  group: true,
  group_removed: true,
  staff: true,
  auto_reply: true,
  hours: true,
  thresholds: true,
  guard: true,
  reveal: true,
  look: true,
  rating: true,
  left_form: true,
  api_key_retired: true,
};
const isOfFloor = (change: DirectoryChange): change is FloorChange => Object.hasOwn(FLOOR, change.kind);

export function prepareChanges(db: DatabaseSync, log: AppendLog): CarryOut {
  const people = preparePeopleChanges(db, log);
  const floor = prepareFloorChanges(db, log, prepareFloor(db).settings);
  const sql = {
    account: db.prepare('INSERT INTO account (id, name, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING'),
    site: db.prepare(
      'INSERT INTO site (id, account, slug, name, time_zone, any_localhost, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    origin: db.prepare('INSERT INTO site_origin (site, origin) VALUES (?, ?)'),
    agent: db.prepare(
      'INSERT INTO agent (id, account, email, name, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    memberKey: db.prepare('INSERT INTO site_member_key (site, id, alg, material, created_at) VALUES (?, ?, ?, ?, ?)'),
    retire: db.prepare('UPDATE site_member_key SET retired_at = ? WHERE site = ? AND id = ? AND retired_at IS NULL'),
    apiKey: db.prepare('INSERT INTO site_api_key (site, hash, id, created_at) VALUES (?, ?, ?, ?)'),
  };
  const find = {
    account: db.prepare('SELECT id FROM account WHERE id = ?'),
    site: db.prepare('SELECT account FROM site WHERE id = ?'),
    sites: db.prepare('SELECT id FROM site WHERE account = ?'),
    slug: db.prepare('SELECT id FROM site WHERE slug = ?'),
    email: db.prepare('SELECT id FROM agent WHERE email = ?'),
    memberKey: db.prepare('SELECT id FROM site_member_key WHERE site = ? AND id = ?'),
    secrets: db.prepare("SELECT id FROM site_member_key WHERE site = ? AND alg = 'HS256' AND retired_at IS NULL"),
    apiKey: db.prepare('SELECT id FROM site_api_key WHERE site = ?1 AND (id = ?2 OR hash = ?3)'),
  };

  function addSite(site: Omit<Site, 'memberKeys'>, by: LogActor, at: number): Refusal | undefined {
    const { id, account, ...settings } = site;
    if (!find.account.get(account)) return 'account_unknown';
    if (site.anyLocalhost && site.slug !== 'demo') return 'localhost_refused';
    if (find.slug.get(site.slug)) return 'slug_taken';
    if (find.sites.all(account).length >= ACCOUNT_SITES_MAX) return 'too_many_sites';
    sql.site.run(id, account, site.slug, site.name, site.timeZone, site.anyLocalhost ? 1 : 0, at);
    for (const origin of site.origins) sql.origin.run(id, origin);
    log(id, { kind: 'site_created', body: { ...settings, groups: floor.begin(id) } }, by, at);
    return undefined;
  }

  function refuseKey(site: string, key: MemberKey): Refusal | undefined {
    if (!find.site.get(site)) return 'site_unknown';
    if (find.memberKey.get(site, key.id)) return 'key_exists';
    return key.alg === 'HS256' && find.secrets.all(site).length >= MEMBER_SECRETS_MAX ? 'too_many_keys' : undefined;
  }

  return (change, by, at) => {
    if (isOfFloor(change)) return floor.carryOut(change, by, at);
    switch (change.kind) {
      case 'account':
        sql.account.run(change.id, change.name, at);
        return undefined;
      case 'site':
        return addSite(change.site, by, at);
      case 'agent': {
        const { id, account, email, name, passwordHash } = change.agent;
        if (!find.account.get(account)) return 'account_unknown';
        if (find.email.get(email)) return 'email_taken';
        sql.agent.run(id, account, email, name, passwordHash, at);
        return undefined;
      }
      case 'member_key': {
        const { site, key } = change;
        const refusal = refuseKey(site, key);
        if (refusal !== undefined) return refusal;
        sql.memberKey.run(site, key.id, key.alg, keyMaterial(key), at);
        log(site, { kind: 'key_added', body: { key: key.id, use: 'member' } }, by, at);
        return undefined;
      }
      case 'member_key_retired':
        if (sql.retire.run(at, change.site, change.key).changes === 0) return 'key_unknown';
        log(change.site, { kind: 'key_retired', body: { key: change.key } }, by, at);
        return undefined;
      case 'api_key': {
        const { site, id, hash } = change;
        if (!find.site.get(site)) return 'site_unknown';
        if (find.apiKey.get(site, id, hash)) return 'key_exists';
        sql.apiKey.run(site, hash, id, at);
        log(site, { kind: 'key_added', body: { key: id, use: 'api' } }, by, at);
        return undefined;
      }
      case 'told':
        if (!find.site.get(change.site)) return 'site_unknown';
        log(change.site, change.entry, by, at);
        return undefined;
      case 'words_read': {
        const { site, conversation, seq } = change;
        if (!find.site.get(site)) return 'site_unknown';
        log(site, { kind: 'words_read', body: { conversation, seq } }, by, at);
        return undefined;
      }
      case 'revealed': {
        const { site, looked } = change;
        if (!find.site.get(site)) return 'site_unknown';
        log(site, { kind: 'revealed', body: looked }, by, at);
        return undefined;
      }
      default:
        return people(change, by, at);
    }
  };
}
