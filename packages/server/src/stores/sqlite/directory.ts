import type { ChangeResult, Directory, DirectoryChange } from '../../ports/directory.ts';
import { AGENT_STATUSES } from '../../ports/site.ts';
import { type LogActor, statusActor } from '../../ports/site-log.ts';
import { prepareChanges, prepareLog } from './directory-changes.ts';
import { prepareFloor } from './directory-floor.ts';
import { preparePeople } from './directory-people.ts';
import { toAgent, toLogEntry, toMembership, toSession, toSite } from './directory-rows.ts';
import type { OpenStore } from './open.ts';
import { integer, text, word } from './row.ts';
import { prepareLogLook } from './site-log.ts';
import { prepareStanding } from './standing.ts';
import { inTransaction, inTurn } from './write.ts';

/** Undoes the transaction it is thrown in, and carries the answer out of it. */
class Refused extends Error {
  readonly result: ChangeResult & { ok: false };

  constructor(result: ChangeResult & { ok: false }) {
    super(result.refusal);
    this.result = result;
  }
}

const MEMBERSHIP = 'm.site, s.slug, s.name AS site_name, m.role FROM membership m JOIN site s ON s.id = m.site';

/** The directory in the data folder's file, on the connection that everything shares. */
export function createSqliteDirectory(opened: Pick<OpenStore, 'db' | 'sync' | 'turn' | 'fatal'>): Directory {
  const { db, sync } = opened;
  const log = prepareLog(db);
  const carryOut = prepareChanges(db, log);
  const floor = prepareFloor(db);
  const siteById = db.prepare('SELECT * FROM site WHERE id = ?');
  const siteBySlug = db.prepare('SELECT * FROM site WHERE slug = ?');
  const origins = db.prepare('SELECT origin FROM site_origin WHERE site = ? ORDER BY origin');
  const memberKeys = db.prepare(
    'SELECT id, alg, material FROM site_member_key WHERE site = ? AND retired_at IS NULL ORDER BY created_at, id',
  );
  const apiKey = db.prepare('SELECT id FROM site_api_key WHERE site = ? AND hash = ? AND retired_at IS NULL');
  const agentByEmail = db.prepare('SELECT * FROM agent WHERE email = ?');
  const memberships = db.prepare(`SELECT ${MEMBERSHIP} WHERE m.agent = ? ORDER BY m.created_at, m.rowid`);
  const isMember = db.prepare('SELECT role FROM membership WHERE site = ? AND agent = ?');
  const forgetSessions = db.prepare('DELETE FROM session WHERE site = ? AND agent = ? AND expires_at <= ?');
  const hasPassword = db.prepare('SELECT 1 FROM agent WHERE id = ? AND password_hash = ?');
  const openSession = db.prepare(
    `INSERT INTO session (site, hash, agent, kind, created_at, last_used_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  const session = db.prepare(
    `SELECT x.*, a.name AS agent_name, ${MEMBERSHIP}
     JOIN session x ON x.site = m.site AND x.agent = m.agent JOIN agent a ON a.id = x.agent
     WHERE x.site = ? AND x.hash = ?`,
  );
  const useSession = db.prepare(
    'UPDATE session SET last_used_at = ?1 WHERE site = ?2 AND hash = ?3 AND last_used_at < ?1',
  );
  const revokeSession = db.prepare(
    'UPDATE session SET revoked_at = ? WHERE site = ? AND hash = ? AND revoked_at IS NULL',
  );
  const status = db.prepare('SELECT status FROM agent_status WHERE site = ? AND agent = ?');
  const putStatus = db.prepare(
    `INSERT INTO agent_status (site, agent, status, since) VALUES (?, ?, ?, ?)
     ON CONFLICT (site, agent) DO UPDATE SET status = excluded.status, since = excluded.since`,
  );
  const signedIn = db.prepare("SELECT * FROM agent_status WHERE status <> 'off' ORDER BY site, agent");
  const lookAtLog = prepareLogLook(db);
  const siteLog = db.prepare('SELECT * FROM site_log WHERE site = ? AND n > ? ORDER BY n LIMIT ?');

  const write = <T>(work: () => T): Promise<T> => inTurn(opened, () => inTransaction(opened, work));

  async function carryOutAll(changes: readonly DirectoryChange[], by: LogActor, at: number): Promise<ChangeResult> {
    try {
      return await write(() => {
        for (const [index, change] of changes.entries()) {
          const refusal = carryOut(change, by, at);
          if (refusal !== undefined) throw new Refused({ ok: false, refusal, index });
        }
        return { ok: true } as const;
      });
    } catch (error) {
      if (error instanceof Refused) return error.result;
      throw error;
    }
  }

  return {
    ...preparePeople(db, { write, sync }),
    ...prepareStanding(db),

    async settings(site) {
      return floor.settings(site);
    },

    async siteKeys(site) {
      return floor.siteKeys(site);
    },

    async site(by) {
      const row = 'id' in by ? siteById.get(by.id) : siteBySlug.get(by.slug);
      if (row === undefined) return undefined;
      const id = text(row, 'id');
      return toSite(row, origins.all(id), memberKeys.all(id));
    },

    async apiKeyId(site, hash) {
      const row = apiKey.get(site, hash);
      return row && text(row, 'id');
    },

    async agentByEmail(email) {
      const row = agentByEmail.get(email);
      if (row === undefined) return undefined;
      const agent = toAgent(row);
      return { agent, memberships: memberships.all(agent.id).map(toMembership) };
    },

    async change(changes, by, at) {
      const result = await carryOutAll(changes, by, at);
      if (result.ok) await sync();
      return result;
    },

    async openSession({ site, hash, agent, kind, createdAt, lastUsedAt, expiresAt }, replaces, checked) {
      const kept = await write(() => {
        if (checked !== undefined && !hasPassword.get(agent, checked)) return false;
        forgetSessions.run(site, agent, createdAt);
        if (replaces !== undefined) revokeSession.run(createdAt, replaces.site, replaces.hash);
        openSession.run(site, hash, agent, kind, createdAt, lastUsedAt, expiresAt);
        return true;
      });
      if (kept) await sync();
      return kept;
    },

    async session({ site, hash }) {
      const row = session.get(site, hash);
      return row && toSession(row);
    },

    async updateSession({ site, hash }, change) {
      if ('lastUsedAt' in change) {
        await write(() => useSession.run(change.lastUsedAt, site, hash));
        return;
      }
      await write(() => revokeSession.run(change.revokedAt, site, hash));
      await sync();
    },

    async setAgentStatus(site, agent, next, reason, at) {
      const changed = await write(() => {
        const member = isMember.get(site, agent) !== undefined;
        if (!member && next === 'off') return false;
        if (!member) throw new Error(`agent ${agent} is no member of site ${site}`);
        const row = status.get(site, agent);
        if ((row === undefined ? 'off' : text(row, 'status')) === next) return false;
        putStatus.run(site, agent, next, at);
        log(site, { kind: 'agent_status', body: { agent, status: next, reason } }, statusActor(agent, reason), at);
        return true;
      });
      if (changed) await sync();
    },

    async signedInAgents() {
      return signedIn.all().map((row) => ({
        site: text(row, 'site'),
        agent: text(row, 'agent'),
        status: word(row, 'status', AGENT_STATUSES),
        since: integer(row, 'since'),
      }));
    },

    async readSiteLog(site, after, limit = 200) {
      return siteLog.all(site, after, limit).map(toLogEntry);
    },

    async lookAtSiteLog(site, look) {
      return lookAtLog(site, look);
    },
  };
}
