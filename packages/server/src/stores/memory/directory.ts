import type {
  Agent,
  ChangeResult,
  Directory,
  DirectoryChange,
  Membership,
  NewSession,
  Refusal,
  SessionRef,
} from '../../ports/directory.ts';
import type { FloorChange } from '../../ports/directory-floor.ts';
import type { PeopleChange } from '../../ports/directory-people.ts';
import { STANDARD_GROUPS } from '../../ports/settings.ts';
import type { Site } from '../../ports/site.ts';
import { isWord, type LogActor, type SiteLogBody, statusActor } from '../../ports/site-log.ts';
import { carryOutFloor, isOfFloor, keysOf, settingsOf } from './directory-floor.ts';
import { carryOutPeople, refusePeople } from './directory-people-changes.ts';
import { type DirectoryState, emptyDirectory, log, refuse } from './directory-state.ts';
import { lookAtLog } from './site-log.ts';

const sessionKey = ({ site, hash }: SessionRef): string => `${site}/${hash}`;

function activeSite(state: DirectoryState, id: string): Site | undefined {
  const found = state.sites.get(id);
  if (found === undefined) return undefined;
  return {
    ...found.site,
    memberKeys: found.memberKeys.filter(({ retiredAt }) => retiredAt === undefined).map(({ key }) => key),
  };
}

function membershipsOf(state: DirectoryState, agent: string): Membership[] {
  return state.memberships
    .filter((membership) => membership.agent === agent)
    .sort((a, b) => a.at - b.at)
    .flatMap(({ site, role }) => {
      const found = state.sites.get(site)?.site;
      return found === undefined ? [] : [{ site: { id: found.id, slug: found.slug, name: found.name }, role }];
    });
}

const statusesOf = (state: DirectoryState, site: string, agent: string) =>
  (state.logs.get(site) ?? [])
    .filter((entry) => entry.kind === 'agent_status')
    .filter(({ body }) => body.agent === agent);

function requireMember(state: DirectoryState, site: string, agent: string): void {
  if (!state.memberships.some((membership) => membership.site === site && membership.agent === agent)) {
    throw new Error(`agent ${agent} is no member of site ${site}`);
  }
}

const PEOPLE: { readonly [K in PeopleChange['kind']]: true } = {
  password: true,
  membership: true,
  person_name: true,
  role: true,
  membership_removed: true,
  invitation: true,
  invitation_withdrawn: true,
  invitation_used: true,
  reset_link: true,
  reset_link_used: true,
  second_factor: true,
  second_factor_removed: true,
};
const isOfPeople = (change: DirectoryChange): change is PeopleChange => Object.hasOwn(PEOPLE, change.kind);

/** Carries out one change on a draft that nobody sees yet. */
function carryOut(
  state: DirectoryState,
  change: Exclude<DirectoryChange, FloorChange>,
  by: LogActor,
  at: number,
): void {
  switch (change.kind) {
    case 'account':
      if (!state.accounts.has(change.id)) state.accounts.set(change.id, change.name);
      return;
    case 'site': {
      const { id, account: _account, ...settings } = change.site;
      const groups = [...STANDARD_GROUPS];
      state.sites.set(id, { site: change.site, memberKeys: [], apiKeys: [], groups });
      log(state, id, { kind: 'site_created', body: { ...settings, groups } }, by, at);
      return;
    }
    case 'agent':
      state.agents.set(change.agent.id, change.agent);
      return;
    case 'member_key':
      state.sites.get(change.site)?.memberKeys.push({ key: change.key, createdAt: at });
      log(state, change.site, { kind: 'key_added', body: { key: change.key.id, use: 'member' } }, by, at);
      return;
    case 'member_key_retired':
      for (const kept of state.sites.get(change.site)?.memberKeys ?? []) {
        if (kept.key.id === change.key) kept.retiredAt ??= at;
      }
      log(state, change.site, { kind: 'key_retired', body: { key: change.key } }, by, at);
      return;
    case 'api_key':
      state.sites.get(change.site)?.apiKeys.push({ id: change.id, hash: change.hash, createdAt: at });
      log(state, change.site, { kind: 'key_added', body: { key: change.id, use: 'api' } }, by, at);
      return;
    case 'told':
      log(state, change.site, change.entry, by, at);
      return;
    case 'words_read': {
      const { site, conversation, seq } = change;
      log(state, site, { kind: 'words_read', body: { conversation, seq } }, by, at);
      return;
    }
    case 'revealed':
      log(state, change.site, { kind: 'revealed', body: change.looked }, by, at);
      return;
    default:
      carryOutPeople(state, change, by, at);
  }
}

function carryOutOrRefuse(
  draft: DirectoryState,
  change: DirectoryChange,
  by: LogActor,
  at: number,
): Refusal | undefined {
  if (isOfFloor(change)) return carryOutFloor(draft, change, by, at);
  const refusal = isOfPeople(change) ? refusePeople(draft, change, at) : refuse(draft, change);
  if (refusal === undefined) carryOut(draft, change, by, at);
  return refusal;
}

/** A directory in memory, and the way into its sites' logs for what is kept beside it. */
export type MemoryDirectory = Directory & {
  append(site: string, entry: SiteLogBody, by: LogActor, at: number): void;
  /** Ready replies as they stand. */
  replies(): DirectoryState['replies'];
};

/** A directory that forgets everything at the end: for tests, and for `SHOPBELL_STORE=memory`. */
export function createMemoryDirectory(): MemoryDirectory {
  let state = emptyDirectory();

  return {
    append: (site, entry, by, at) => log(state, site, entry, by, at),
    replies: () => state.replies,

    async site(by) {
      if ('id' in by) return activeSite(state, by.id);
      const found = [...state.sites.values()].find(({ site }) => site.slug === by.slug);
      return found && activeSite(state, found.site.id);
    },

    async apiKeyId(site, hash) {
      const keys = state.sites.get(site)?.apiKeys ?? [];
      return keys.find((key) => key.hash === hash && key.retiredAt === undefined)?.id;
    },

    async agentByEmail(email) {
      const agent: Agent | undefined = [...state.agents.values()].find((candidate) => candidate.email === email);
      return agent && { agent, memberships: membershipsOf(state, agent.id) };
    },

    async change(changes, by, at): Promise<ChangeResult> {
      const draft = structuredClone(state);
      for (const [index, change] of structuredClone(changes).entries()) {
        const refusal = carryOutOrRefuse(draft, change, by, at);
        if (refusal !== undefined) return { ok: false, refusal, index };
      }
      state = draft;
      return { ok: true };
    },

    async openSession(session, replaces, checked) {
      requireMember(state, session.site, session.agent);
      if (checked !== undefined && state.agents.get(session.agent)?.passwordHash !== checked) return false;
      for (const [key, old] of state.sessions) {
        const same = old.site === session.site && old.agent === session.agent;
        if (same && old.expiresAt <= session.createdAt) state.sessions.delete(key);
      }
      const replaced = replaces && state.sessions.get(sessionKey(replaces));
      if (replaced) replaced.revokedAt ??= session.createdAt;
      state.sessions.set(sessionKey(session), { ...session, revokedAt: undefined });
      return true;
    },

    async session(ref) {
      const found: (NewSession & { revokedAt: number | undefined }) | undefined = state.sessions.get(sessionKey(ref));
      const agent = found && state.agents.get(found.agent);
      const membership = found && membershipsOf(state, found.agent).find(({ site }) => site.id === found.site);
      return agent && membership && { ...found, agentName: agent.name, membership };
    },

    async updateSession(ref, change) {
      const found = state.sessions.get(sessionKey(ref));
      if (found === undefined) return;
      if ('revokedAt' in change) found.revokedAt ??= change.revokedAt;
      else found.lastUsedAt = Math.max(found.lastUsedAt, change.lastUsedAt);
    },

    async setAgentStatus(site, agent, status, reason, at) {
      const isMember = state.memberships.some((kept) => kept.site === site && kept.agent === agent);
      if (!isMember && status === 'off') return;
      requireMember(state, site, agent);
      const key = `${site}/${agent}`;
      if ((state.statuses.get(key)?.status ?? 'off') === status) return;
      state.statuses.set(key, { site, agent, status, since: at });
      log(state, site, { kind: 'agent_status', body: { agent, status, reason } }, statusActor(agent, reason), at);
    },

    async signedInAgents() {
      return [...state.statuses.values()]
        .filter(({ status }) => status !== 'off')
        .map((kept) => ({ ...kept }))
        .sort((a, b) => (`${a.site}/${a.agent}` < `${b.site}/${b.agent}` ? -1 : 1));
    },

    async lastWord(site, agent) {
      const last = statusesOf(state, site, agent).findLast(({ body }) => isWord(body.reason));
      return last && { status: last.body.status, at: last.at };
    },

    async stoppedAgents(since) {
      return [...state.statuses.values()]
        .filter(({ status, since: at }) => status === 'off' && at >= since)
        .map(({ site, agent }) => ({ site, agent }))
        .filter(({ site, agent }) => statusesOf(state, site, agent).at(-1)?.body.reason === 'server_stopped')
        .sort((a, b) => (`${a.site}/${a.agent}` < `${b.site}/${b.agent}` ? -1 : 1));
    },

    async agent(id) {
      const agent = state.agents.get(id);
      return agent && { agent, memberships: membershipsOf(state, id) };
    },

    async people(site) {
      return state.memberships
        .filter((kept) => kept.site === site)
        .sort((a, b) => a.at - b.at)
        .flatMap(({ agent: id, role, at: since }) => {
          const agent = state.agents.get(id);
          if (agent === undefined) return [];
          const { name, email } = agent;
          return [{ agent: { id, name, email }, role, since, secondFactor: state.secondFactors.has(id) }];
        });
    },

    async invitations(site) {
      const ofSite = state.invitations.filter((kept) => kept.site === site);
      return ofSite.sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    },

    async invitation(ref) {
      return state.invitations.find(({ site, hash }) => site === ref.site && hash === ref.hash);
    },

    async resetLink(agent) {
      return state.resetLinks.get(agent);
    },

    async secondFactor(agent) {
      const found = state.secondFactors.get(agent);
      return found && { secret: found.secret, recoveryLeft: found.recovery.size };
    },

    async useStep(agent, step) {
      const found = state.secondFactors.get(agent);
      if (found === undefined || step <= found.lastStep) return false;
      found.lastStep = step;
      return true;
    },

    async useRecoveryCode(agent, hash) {
      return state.secondFactors.get(agent)?.recovery.delete(hash) ?? false;
    },

    async sessionsOf(agent, site) {
      return [...state.sessions.values()]
        .filter((kept) => kept.agent === agent && kept.revokedAt === undefined)
        .filter((kept) => site === undefined || kept.site === site)
        .map(({ site: home, hash }) => ({ site: home, hash }));
    },

    async settings(site) {
      return settingsOf(state, site);
    },

    async siteKeys(site) {
      return keysOf(state, site);
    },

    async readSiteLog(site, after, limit = 200) {
      return (state.logs.get(site) ?? []).filter(({ n }) => n > after).slice(0, limit);
    },

    async lookAtSiteLog(site, look) {
      return lookAtLog(state.logs.get(site) ?? [], look);
    },
  };
}
