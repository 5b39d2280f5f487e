import type { DatabaseSync } from 'node:sqlite';
import type { Invitation, People } from '../../ports/directory-people.ts';
import { DUTIES } from '../../ports/site.ts';
import { toAgent, toMembership } from './directory-rows.ts';
import { integer, type Row, text, word } from './row.ts';

interface Writing {
  /** Runs one transaction in its turn; its result is durable only after `sync`. */
  write<T>(work: () => T): Promise<T>;
  sync(): Promise<void>;
}

const toInvitation = (row: Row): Invitation => ({
  site: text(row, 'site'),
  id: text(row, 'id'),
  email: text(row, 'email'),
  role: word(row, 'role', DUTIES),
  hash: text(row, 'hash'),
  createdAt: integer(row, 'created_at'),
  expiresAt: integer(row, 'expires_at'),
});

/** The part of the directory about people and their accounts. */
export function preparePeople(db: DatabaseSync, { write, sync }: Writing): People {
  const agentById = db.prepare('SELECT * FROM agent WHERE id = ?');
  const memberships = db.prepare(
    `SELECT m.site, s.slug, s.name AS site_name, m.role FROM membership m JOIN site s ON s.id = m.site
     WHERE m.agent = ? ORDER BY m.created_at, m.rowid`,
  );
  const people = db.prepare(
    `SELECT a.id, a.name, a.email, m.role, m.created_at, f.agent IS NOT NULL AS second_factor
     FROM membership m JOIN agent a ON a.id = m.agent LEFT JOIN second_factor f ON f.agent = m.agent
     WHERE m.site = ? ORDER BY m.created_at, m.rowid`,
  );
  const invitations = db.prepare('SELECT * FROM invitation WHERE site = ? ORDER BY created_at, id');
  const invitation = db.prepare('SELECT * FROM invitation WHERE site = ? AND hash = ?');
  const resetLink = db.prepare('SELECT * FROM reset_link WHERE agent = ?');
  const factor = db.prepare(
    `SELECT secret, (SELECT count(*) FROM recovery_code r WHERE r.agent = f.agent AND used_at IS NULL) AS recovery_left
     FROM second_factor f WHERE agent = ?`,
  );
  const useStep = db.prepare('UPDATE second_factor SET last_step = ?1 WHERE agent = ?2 AND last_step < ?1');
  const useCode = db.prepare('UPDATE recovery_code SET used_at = ? WHERE agent = ? AND hash = ? AND used_at IS NULL');
  const sessions = db.prepare(
    `SELECT x.site, x.hash FROM membership m JOIN session x ON x.site = m.site AND x.agent = m.agent
     WHERE m.agent = ? AND x.revoked_at IS NULL`,
  );

  async function used(work: () => number | bigint): Promise<boolean> {
    const changed = (await write(work)) === 1;
    if (changed) await sync();
    return changed;
  }

  return {
    async agent(id) {
      const row = agentById.get(id);
      return row && { agent: toAgent(row), memberships: memberships.all(id).map(toMembership) };
    },
    async people(site) {
      return people.all(site).map((row) => ({
        agent: { id: text(row, 'id'), name: text(row, 'name'), email: text(row, 'email') },
        role: word(row, 'role', DUTIES),
        since: integer(row, 'created_at'),
        secondFactor: integer(row, 'second_factor') === 1,
      }));
    },
    async invitations(site) {
      return invitations.all(site).map(toInvitation);
    },
    async invitation({ site, hash }) {
      const row = invitation.get(site, hash);
      return row && toInvitation(row);
    },
    async resetLink(agent) {
      const row = resetLink.get(agent);
      return row && { agent, hash: text(row, 'hash'), expiresAt: integer(row, 'expires_at') };
    },
    async secondFactor(agent) {
      const row = factor.get(agent);
      return row && { secret: text(row, 'secret'), recoveryLeft: integer(row, 'recovery_left') };
    },
    useStep: (agent, step) => used(() => useStep.run(step, agent).changes),
    useRecoveryCode: (agent, hash, at) => used(() => useCode.run(at, agent, hash).changes),
    async sessionsOf(agent, site) {
      return sessions
        .all(agent)
        .map((row) => ({ site: text(row, 'site'), hash: text(row, 'hash') }))
        .filter((ref) => site === undefined || ref.site === site);
    },
  };
}
