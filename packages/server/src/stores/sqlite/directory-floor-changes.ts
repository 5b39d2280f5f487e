import type { DatabaseSync } from 'node:sqlite';
import { DEFAULT_GROUP } from '@shopbell/domain';
import type { Refusal } from '../../ports/directory.ts';
import type { FloorChange } from '../../ports/directory-floor.ts';
import { type Group, MAX_GROUPS, type SiteSettings, STANDARD_GROUPS } from '../../ports/settings.ts';
import type { LogActor, SiteLogBody } from '../../ports/site-log.ts';
import { forEveryGroup } from '../for-every-group.ts';
import { jsonOf } from './json-columns.ts';
import { toReply } from './reply-row.ts';
import { text } from './row.ts';

type AppendLog = (site: string, entry: SiteLogBody, actor: LogActor, at: number) => void;
type Kind = FloorChange['kind'];
type Deed<K extends Kind> = (
  change: Extract<FloorChange, { kind: K }>,
  log: (entry: SiteLogBody) => void,
  at: number,
) => Refusal | undefined;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function prepare(db: DatabaseSync) {
  return {
    site: db.prepare('SELECT name, time_zone FROM site WHERE id = ?'),
    origins: db.prepare('SELECT origin FROM site_origin WHERE site = ? ORDER BY origin'),
    change: db.prepare('UPDATE site SET name = ?, time_zone = ? WHERE id = ?'),
    forgetOrigins: db.prepare('DELETE FROM site_origin WHERE site = ?'),
    origin: db.prepare('INSERT INTO site_origin (site, origin) VALUES (?, ?)'),
    group: db.prepare(
      `INSERT INTO site_group (site, id, name, mode, share, accept_ms, max_waiting, max_wait_ms, grace_ms, hours, n)
       SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, coalesce(max(n), 0) + 1 FROM site_group WHERE site = ?1
       ON CONFLICT (site, id) DO UPDATE SET name = excluded.name, mode = excluded.mode, share = excluded.share,
         accept_ms = excluded.accept_ms, max_waiting = excluded.max_waiting, max_wait_ms = excluded.max_wait_ms,
         grace_ms = excluded.grace_ms, hours = excluded.hours`,
    ),
    removeGroup: db.prepare('DELETE FROM site_group WHERE site = ? AND id = ?'),
    repliesOf: db.prepare('SELECT * FROM reply WHERE site = ? AND in_group = ? ORDER BY owner, n, id'),
    titled: db.prepare("SELECT 1 FROM reply WHERE site = ? AND owner = ? AND step = ? AND in_group = '' AND title = ?"),
    widen: db.prepare("UPDATE reply SET in_group = '', title = ? WHERE site = ? AND owner = ? AND id = ?"),
    nextReplies: db.prepare('UPDATE reply_revision SET revision = revision + 1 WHERE site = ? AND owner = ?'),
    staff: db.prepare(
      'INSERT INTO staff (site, agent, conversations_max, skills, languages, auto_reply) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    forgetStaff: db.prepare('DELETE FROM staff WHERE site = ? AND agent = ?'),
    staffGroup: db.prepare('INSERT INTO staff_group (site, agent, in_group) VALUES (?, ?, ?)'),
    hours: db.prepare(
      'INSERT INTO site_floor (site, hours) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET hours = excluded.hours',
    ),
    thresholds: db.prepare(
      `INSERT INTO site_floor (site, reply_rule, left_reply_within_ms, case_window_ms) VALUES (?, ?, ?, ?)
       ON CONFLICT (site) DO UPDATE SET reply_rule = excluded.reply_rule,
         left_reply_within_ms = excluded.left_reply_within_ms, case_window_ms = excluded.case_window_ms`,
    ),
    guard: db.prepare(
      'INSERT INTO site_floor (site, guard) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET guard = excluded.guard',
    ),
    reveal: db.prepare(
      'INSERT INTO site_floor (site, reveal) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET reveal = excluded.reveal',
    ),
    look: db.prepare(
      'INSERT INTO site_floor (site, look) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET look = excluded.look',
    ),
    rating: db.prepare(
      'INSERT INTO site_floor (site, rating) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET rating = excluded.rating',
    ),
    leftForm: db.prepare(
      'INSERT INTO site_floor (site, left_form) VALUES (?, ?) ON CONFLICT (site) DO UPDATE SET left_form = excluded.left_form',
    ),
    retire: db.prepare('UPDATE site_api_key SET retired_at = ? WHERE site = ? AND id = ? AND retired_at IS NULL'),
  };
}

export interface FloorChanges {
  /** As `prepareChanges` carries out those of sites. Inside a transaction only. */
  carryOut(change: FloorChange, by: LogActor, at: number): Refusal | undefined;
  /** Gives a new site the groups that every site has. */
  begin(site: string): readonly Group[];
}

/** @param read the settings as they stand inside the transaction */
export function prepareFloorChanges(
  db: DatabaseSync,
  log: AppendLog,
  read: (site: string) => SiteSettings | undefined,
): FloorChanges {
  const sql = prepare(db);

  const putGroup = (site: string, group: Group): void => {
    const { id, name, mode, order, acceptMs, maxWaiting, maxWaitMs, graceMs, hours } = group;
    sql.group.run(site, id, name, mode, order, acceptMs ?? null, maxWaiting, maxWaitMs, graceMs, jsonOf(hours));
  };

  const deeds: { readonly [K in Kind]: Deed<K> } = {
    site_settings({ site, name, timeZone, origins }, told) {
      const row = sql.site.get(site);
      if (!row) return 'site_unknown';
      const before = sql.origins.all(site).map((each) => text(each, 'origin'));
      const body = { name, timeZone, origins: [...new Set(origins)].sort() };
      if (same({ name: text(row, 'name'), timeZone: text(row, 'time_zone'), origins: before }, body)) return undefined;
      sql.change.run(name, timeZone, site);
      sql.forgetOrigins.run(site);
      for (const origin of body.origins) sql.origin.run(site, origin);
      told({ kind: 'site_changed', body });
      return undefined;
    },
    group({ site, group }, told) {
      const groups = read(site)?.groups;
      if (!groups) return 'site_unknown';
      const before = groups.find(({ id }) => id === group.id);
      if (!before && groups.length >= MAX_GROUPS) return 'too_many_groups';
      putGroup(site, group);
      const after = read(site)?.groups.find(({ id }) => id === group.id);
      if (after && !same(before, after)) told({ kind: 'group_set', body: after });
      return undefined;
    },
    group_removed({ site, group }, told) {
      if (group === DEFAULT_GROUP) return 'group_needed';
      if (sql.removeGroup.run(site, group).changes === 0) return 'group_unknown';
      const owners = sql.repliesOf.all(site, group).map((row) => {
        const owner = text(row, 'owner');
        const reply = toReply(row);
        const isTaken = (title: string) => sql.titled.get(site, owner, reply.step, title) !== undefined;
        sql.widen.run(forEveryGroup(reply, isTaken).title, site, owner, reply.id);
        return owner;
      });
      for (const owner of new Set(owners)) sql.nextReplies.run(site, owner);
      const ofSite = owners.filter((owner) => owner === '').length;
      told({ kind: 'group_removed', body: { group, ...(ofSite > 0 ? { replies: ofSite } : {}) } });
      return undefined;
    },
    staff({ site, staff: { agent, limit, groups, skills, languages, autoReply } }, told) {
      const settings = read(site);
      const before = settings?.staff.get(agent);
      if (!settings || !before) return 'member_unknown';
      if (groups.some((id) => !settings.groups.some((group) => group.id === id))) return 'group_unknown';
      sql.forgetStaff.run(site, agent);
      sql.staff.run(site, agent, limit, JSON.stringify(skills), JSON.stringify(languages), autoReply ?? null);
      for (const group of new Set(groups)) sql.staffGroup.run(site, agent, group);
      const after = read(site)?.staff.get(agent);
      if (after && !same(before, after)) told({ kind: 'staff_set', body: after });
      return undefined;
    },
    auto_reply({ site, agent, autoReply }, told, at) {
      const before = read(site)?.staff.get(agent);
      if (!before) return 'member_unknown';
      const { autoReply: _, ...rest } = before;
      const staff = { ...rest, ...(autoReply === undefined ? {} : { autoReply }) };
      return same(before, staff) ? undefined : deeds.staff({ kind: 'staff', site, staff }, told, at);
    },
    hours({ site, hours }, told) {
      const settings = read(site);
      if (!settings) return 'site_unknown';
      if (same(settings.hours, hours)) return undefined;
      sql.hours.run(site, jsonOf(hours));
      told({ kind: 'hours_set', body: hours === undefined ? {} : { hours } });
      return undefined;
    },
    thresholds({ site, replyRule, leftReplyWithinMs, caseWindowMs }, told) {
      const before = read(site);
      if (!before) return 'site_unknown';
      const body = { replyRule, leftReplyWithinMs, caseWindowMs };
      const { replyRule: rule, leftReplyWithinMs: within, caseWindowMs: window } = before;
      if (same({ replyRule: rule, leftReplyWithinMs: within, caseWindowMs: window }, body)) return undefined;
      sql.thresholds.run(site, JSON.stringify(replyRule), leftReplyWithinMs, caseWindowMs);
      told({ kind: 'thresholds_set', body });
      return undefined;
    },
    guard({ site, guard }, told) {
      const before = read(site);
      if (!before) return 'site_unknown';
      if (same(before.guard, guard)) return undefined;
      sql.guard.run(site, JSON.stringify(guard));
      told({ kind: 'guard_set', body: guard });
      return undefined;
    },
    reveal({ site, reveal }, told) {
      const before = read(site);
      if (!before) return 'site_unknown';
      if (before.reveal === reveal) return undefined;
      sql.reveal.run(site, reveal);
      told({ kind: 'reveal_set', body: { reveal } });
      return undefined;
    },
    look({ site, look }, told) {
      const before = read(site);
      if (!before) return 'site_unknown';
      if (same(before.look, look)) return undefined;
      sql.look.run(site, JSON.stringify(look));
      told({ kind: 'look_set', body: look });
      return undefined;
    },
    rating({ site, rating }, told) {
      const before = read(site);
      if (!before) return 'site_unknown';
      if (same(before.rating, rating)) return undefined;
      sql.rating.run(site, JSON.stringify(rating));
      told({ kind: 'rating_set', body: rating });
      return undefined;
    },
    left_form({ site, form }, told) {
      const before = read(site);
      if (!before) return 'site_unknown';
      if (same(before.leftForm, form)) return undefined;
      sql.leftForm.run(site, JSON.stringify(form));
      told({ kind: 'left_form_set', body: form });
      return undefined;
    },
    api_key_retired({ site, key }, told, at) {
      if (sql.retire.run(at, site, key).changes === 0) return 'key_unknown';
      told({ kind: 'key_retired', body: { key } });
      return undefined;
    },
  };

  return {
    carryOut(change, by, at) {
      const told = (entry: SiteLogBody): void => log(change.site, entry, by, at);
      // The kind chooses the deed that takes it, which the compiler can't follow over a union.
      return (deeds[change.kind] as Deed<Kind>)(change, told, at);
    },
    begin(site) {
      for (const group of STANDARD_GROUPS) putGroup(site, group);
      return STANDARD_GROUPS;
    },
  };
}
