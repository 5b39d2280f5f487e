import type { DatabaseSync } from 'node:sqlite';
import type { Refusal } from '../../ports/directory.ts';
import type { PeopleChange } from '../../ports/directory-people.ts';
import { DUTIES } from '../../ports/site.ts';
import type { LogActor, SiteLogBody } from '../../ports/site-log.ts';
import { text, word } from './row.ts';

type AppendLog = (site: string, entry: SiteLogBody, actor: LogActor, at: number) => void;
type Kind = PeopleChange['kind'];
type To<K extends Kind> = Extract<PeopleChange, { kind: K }>;
type Deed<K extends Kind> = (change: To<K>, by: LogActor, at: number) => Refusal | undefined;

function prepare(db: DatabaseSync) {
  return {
    password: db.prepare('UPDATE agent SET password_hash = ? WHERE id = ?'),
    name: db.prepare('UPDATE agent SET name = ? WHERE id = ?'),
    revoke: db.prepare(
      `UPDATE session SET revoked_at = ?1 WHERE revoked_at IS NULL AND hash <> ?3
       AND (site, agent) IN (SELECT site, agent FROM membership WHERE agent = ?2)`,
    ),
    revokeAt: db.prepare('UPDATE session SET revoked_at = ? WHERE site = ? AND agent = ? AND revoked_at IS NULL'),
    membership: db.prepare('INSERT INTO membership (site, agent, role, created_at) VALUES (?, ?, ?, ?)'),
    role: db.prepare('UPDATE membership SET role = ? WHERE site = ? AND agent = ?'),
    forgetSessions: db.prepare('DELETE FROM session WHERE site = ? AND agent = ?'),
    forgetStatus: db.prepare('DELETE FROM agent_status WHERE site = ? AND agent = ? RETURNING status'),
    removeMember: db.prepare('DELETE FROM membership WHERE site = ? AND agent = ?'),
    forgetInvited: db.prepare('DELETE FROM invitation WHERE site = ? AND email = ?'),
    invitation: db.prepare(
      'INSERT INTO invitation (site, id, email, role, hash, created_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    withdraw: db.prepare('DELETE FROM invitation WHERE site = ? AND id = ?'),
    useInvitation: db.prepare('DELETE FROM invitation WHERE site = ? AND hash = ? AND expires_at > ? RETURNING id'),
    resetLink: db.prepare('INSERT OR REPLACE INTO reset_link (agent, hash, expires_at) VALUES (?, ?, ?)'),
    forgetReset: db.prepare('DELETE FROM reset_link WHERE agent = ?'),
    useReset: db.prepare('DELETE FROM reset_link WHERE agent = ? AND hash = ? AND expires_at > ?'),
    factor: db.prepare('INSERT INTO second_factor (agent, secret, last_step) VALUES (?, ?, ?)'),
    recovery: db.prepare('INSERT INTO recovery_code (agent, hash) VALUES (?, ?)'),
    removeFactor: db.prepare('DELETE FROM second_factor WHERE agent = ?'),
    findSite: db.prepare('SELECT account FROM site WHERE id = ?'),
    findAgent: db.prepare('SELECT account, name, password_hash FROM agent WHERE id = ?'),
    findRole: db.prepare('SELECT role FROM membership WHERE site = ? AND agent = ?'),
    findFactor: db.prepare('SELECT agent FROM second_factor WHERE agent = ?'),
    sites: db.prepare('SELECT site FROM membership WHERE agent = ? ORDER BY site'),
    otherAdmin: db.prepare("SELECT agent FROM membership WHERE site = ? AND agent <> ? AND role = 'admin' LIMIT 1"),
    invitedMember: db.prepare(
      'SELECT m.agent FROM agent a JOIN membership m ON m.agent = a.id WHERE a.email = ? AND m.site = ?',
    ),
  };
}

/** Carries out the changes of people, as `prepareChanges` those of sites. Inside a transaction only. */
export function preparePeopleChanges(
  db: DatabaseSync,
  log: AppendLog,
): (change: PeopleChange, by: LogActor, at: number) => Refusal | undefined {
  const sql = prepare(db);

  /** What is about a person, and not about one site, stands in the log of each of their sites. */
  function logEverywhere(agent: string, entry: SiteLogBody, by: LogActor, at: number): void {
    for (const row of sql.sites.all(agent)) log(text(row, 'site'), entry, by, at);
  }

  function refuseMember(site: string, agent: string): Refusal | undefined {
    const [home, person] = [sql.findSite.get(site), sql.findAgent.get(agent)];
    if (!home) return 'site_unknown';
    if (!person) return 'agent_unknown';
    if (text(home, 'account') !== text(person, 'account')) return 'other_account';
    return sql.findRole.get(site, agent) ? 'membership_exists' : undefined;
  }

  /** Would the site be without an admin if this one were none? */
  const isLastAdmin = (site: string, agent: string, role: string): boolean =>
    role === 'admin' && sql.otherAdmin.get(site, agent) === undefined;

  const deeds: { readonly [K in Kind]: Deed<K> } = {
    password({ agent, passwordHash, keep, was, locked }, by, at) {
      const before = sql.findAgent.get(agent);
      if (before === undefined) return 'agent_unknown';
      if (was !== undefined && text(before, 'password_hash') !== was) return 'password_changed';
      sql.password.run(passwordHash, agent);
      sql.revoke.run(at, agent, keep?.hash ?? '');
      sql.forgetReset.run(agent);
      logEverywhere(agent, { kind: locked ? 'password_locked' : 'password_changed', body: { agent } }, by, at);
      return undefined;
    },
    person_name({ agent, name }, by, at) {
      const row = sql.findAgent.get(agent);
      if (row === undefined) return 'agent_unknown';
      const before = text(row, 'name');
      if (before === name) return undefined;
      sql.name.run(name, agent);
      logEverywhere(agent, { kind: 'person_name', body: { agent, name, before } }, by, at);
      return undefined;
    },
    membership({ site, agent, role }, by, at) {
      const refusal = refuseMember(site, agent);
      if (refusal !== undefined) return refusal;
      sql.membership.run(site, agent, role, at);
      log(site, { kind: 'membership_added', body: { agent, role } }, by, at);
      return undefined;
    },
    role({ site, agent, role }, by, at) {
      const row = sql.findRole.get(site, agent);
      if (row === undefined) return 'member_unknown';
      const before = word(row, 'role', DUTIES);
      if (before === role) return undefined;
      if (isLastAdmin(site, agent, before)) return 'last_admin';
      sql.role.run(role, site, agent);
      sql.revokeAt.run(at, site, agent);
      log(site, { kind: 'membership_role', body: { agent, role, before } }, by, at);
      return undefined;
    },
    membership_removed({ site, agent }, by, at) {
      const row = sql.findRole.get(site, agent);
      if (row === undefined) return 'member_unknown';
      const role = word(row, 'role', DUTIES);
      if (isLastAdmin(site, agent, role)) return 'last_admin';
      sql.forgetSessions.run(site, agent);
      const status = sql.forgetStatus.get(site, agent);
      if (status !== undefined && status.status !== 'off') {
        const off = { agent, status: 'off', reason: 'session_ended' } as const;
        log(site, { kind: 'agent_status', body: off }, { role: 'system' }, at);
      }
      sql.removeMember.run(site, agent);
      log(site, { kind: 'membership_removed', body: { agent, role } }, by, at);
      return undefined;
    },
    invitation({ invitation: { site, id, email, role, hash, createdAt, expiresAt } }, by, at) {
      if (!sql.findSite.get(site)) return 'site_unknown';
      if (sql.invitedMember.get(email, site)) return 'membership_exists';
      sql.forgetInvited.run(site, email);
      sql.invitation.run(site, id, email, role, hash, createdAt, expiresAt);
      log(site, { kind: 'invitation_sent', body: { invitation: id, role } }, by, at);
      return undefined;
    },
    invitation_withdrawn({ site, id }, by, at) {
      if (sql.withdraw.run(site, id).changes === 0) return 'link_unknown';
      log(site, { kind: 'invitation_withdrawn', body: { invitation: id } }, by, at);
      return undefined;
    },
    invitation_used({ site, hash }, by, at) {
      const row = sql.useInvitation.get(site, hash, at);
      if (row === undefined) return 'link_unknown';
      log(site, { kind: 'invitation_used', body: { invitation: text(row, 'id') } }, by, at);
      return undefined;
    },
    reset_link({ link: { agent, hash, expiresAt } }) {
      if (!sql.findAgent.get(agent)) return 'agent_unknown';
      sql.resetLink.run(agent, hash, expiresAt);
      return undefined;
    },
    reset_link_used({ agent, hash }, _by, at) {
      return sql.useReset.run(agent, hash, at).changes === 0 ? 'link_unknown' : undefined;
    },
    second_factor({ agent, secret, step, recovery }, by, at) {
      if (!sql.findAgent.get(agent)) return 'agent_unknown';
      if (sql.findFactor.get(agent)) return 'second_factor_exists';
      sql.factor.run(agent, secret, step);
      for (const hash of recovery) sql.recovery.run(agent, hash);
      logEverywhere(agent, { kind: 'second_factor_set', body: { agent } }, by, at);
      return undefined;
    },
    second_factor_removed({ agent }, by, at) {
      if (!sql.findAgent.get(agent)) return 'agent_unknown';
      if (sql.removeFactor.run(agent).changes === 0) return undefined;
      logEverywhere(agent, { kind: 'second_factor_removed', body: { agent } }, by, at);
      return undefined;
    },
  };

  // The kind chooses the deed that takes it, which the compiler can't follow over a union.
  return (change, by, at) => (deeds[change.kind] as Deed<Kind>)(change, by, at);
}
