import type { Refusal } from '../../ports/directory.ts';
import type { PeopleChange } from '../../ports/directory-people.ts';
import type { LogActor, SiteLogBody } from '../../ports/site-log.ts';
import { type DirectoryState, log } from './directory-state.ts';

const memberOf = (state: DirectoryState, site: string, agent: string) =>
  state.memberships.find((kept) => kept.site === site && kept.agent === agent);

function refuseMember(state: DirectoryState, siteId: string, agentId: string): Refusal | undefined {
  const [site, agent] = [state.sites.get(siteId), state.agents.get(agentId)];
  if (site === undefined) return 'site_unknown';
  if (agent === undefined) return 'agent_unknown';
  if (site.site.account !== agent.account) return 'other_account';
  return memberOf(state, siteId, agentId) ? 'membership_exists' : undefined;
}

/** A member who may be changed: there, and not the last admin, if they are to be no admin any more. */
function refuseChange(state: DirectoryState, site: string, agent: string, next?: string): Refusal | undefined {
  const member = memberOf(state, site, agent);
  if (member === undefined) return 'member_unknown';
  if (member.role !== 'admin' || next === 'admin') return undefined;
  const other = state.memberships.some((kept) => kept.site === site && kept.agent !== agent && kept.role === 'admin');
  return other ? undefined : 'last_admin';
}

const isOpen = (link: { expiresAt: number } | undefined, at: number): boolean =>
  link !== undefined && at < link.expiresAt;

/** Why a change of people can't be carried out at that time, if it can't. */
export function refusePeople(state: DirectoryState, change: PeopleChange, at: number): Refusal | undefined {
  switch (change.kind) {
    case 'password': {
      const before = state.agents.get(change.agent);
      if (before === undefined) return 'agent_unknown';
      return change.was === undefined || change.was === before.passwordHash ? undefined : 'password_changed';
    }
    case 'person_name':
    case 'second_factor_removed':
      return state.agents.has(change.agent) ? undefined : 'agent_unknown';
    case 'membership':
      return refuseMember(state, change.site, change.agent);
    case 'role':
      return refuseChange(state, change.site, change.agent, change.role);
    case 'membership_removed':
      return refuseChange(state, change.site, change.agent);
    case 'invitation': {
      const { site, email } = change.invitation;
      if (!state.sites.has(site)) return 'site_unknown';
      const known = [...state.agents.values()].find((agent) => agent.email === email);
      return known && memberOf(state, site, known.id) ? 'membership_exists' : undefined;
    }
    case 'invitation_withdrawn':
      return state.invitations.some(({ site, id }) => site === change.site && id === change.id)
        ? undefined
        : 'link_unknown';
    case 'invitation_used': {
      const found = state.invitations.find(({ site, hash }) => site === change.site && hash === change.hash);
      return isOpen(found, at) ? undefined : 'link_unknown';
    }
    case 'reset_link':
      return state.agents.has(change.link.agent) ? undefined : 'agent_unknown';
    case 'reset_link_used': {
      const link = state.resetLinks.get(change.agent);
      return link?.hash === change.hash && isOpen(link, at) ? undefined : 'link_unknown';
    }
    case 'second_factor':
      if (!state.agents.has(change.agent)) return 'agent_unknown';
      return state.secondFactors.has(change.agent) ? 'second_factor_exists' : undefined;
  }
}

/** Carries one out on a draft that nobody sees yet; `refusePeople` has let it through. */
export function carryOutPeople(state: DirectoryState, change: PeopleChange, by: LogActor, at: number): void {
  const logEverywhere = (agent: string, entry: SiteLogBody): void => {
    for (const kept of state.memberships) if (kept.agent === agent) log(state, kept.site, entry, by, at);
  };
  const revoke = (agent: string, isMeant: (session: { site: string; hash: string }) => boolean): void => {
    for (const session of state.sessions.values()) {
      if (session.agent === agent && isMeant(session)) session.revokedAt ??= at;
    }
  };
  const forgetInvitations = (isMeant: (invitation: DirectoryState['invitations'][number]) => boolean): void => {
    state.invitations = state.invitations.filter((kept) => !isMeant(kept));
  };

  switch (change.kind) {
    case 'password': {
      const { agent, passwordHash, keep, locked } = change;
      const known = state.agents.get(agent);
      if (known !== undefined) state.agents.set(agent, { ...known, passwordHash });
      revoke(agent, ({ hash }) => hash !== keep?.hash);
      state.resetLinks.delete(agent);
      logEverywhere(agent, { kind: locked ? 'password_locked' : 'password_changed', body: { agent } });
      return;
    }
    case 'person_name': {
      const { agent, name } = change;
      const known = state.agents.get(agent);
      if (known === undefined || known.name === name) return;
      state.agents.set(agent, { ...known, name });
      logEverywhere(agent, { kind: 'person_name', body: { agent, name, before: known.name } });
      return;
    }
    case 'membership': {
      const { site, agent, role } = change;
      state.memberships.push({ site, agent, role, at });
      log(state, site, { kind: 'membership_added', body: { agent, role } }, by, at);
      return;
    }
    case 'role': {
      const { site, agent, role } = change;
      const member = memberOf(state, site, agent);
      if (member === undefined || member.role === role) return;
      const before = member.role;
      member.role = role;
      revoke(agent, (session) => session.site === site);
      log(state, site, { kind: 'membership_role', body: { agent, role, before } }, by, at);
      return;
    }
    case 'membership_removed':
      return remove(state, change, by, at);
    case 'invitation': {
      const { invitation } = change;
      const { site, id, role, email } = invitation;
      forgetInvitations((kept) => kept.site === site && kept.email === email);
      state.invitations.push(invitation);
      log(state, site, { kind: 'invitation_sent', body: { invitation: id, role } }, by, at);
      return;
    }
    case 'invitation_withdrawn':
      forgetInvitations((kept) => kept.site === change.site && kept.id === change.id);
      log(state, change.site, { kind: 'invitation_withdrawn', body: { invitation: change.id } }, by, at);
      return;
    case 'invitation_used': {
      const used = state.invitations.find(({ site, hash }) => site === change.site && hash === change.hash);
      forgetInvitations((kept) => kept === used);
      if (used) log(state, change.site, { kind: 'invitation_used', body: { invitation: used.id } }, by, at);
      return;
    }
    case 'reset_link':
      state.resetLinks.set(change.link.agent, change.link);
      return;
    case 'reset_link_used':
      state.resetLinks.delete(change.agent);
      return;
    case 'second_factor': {
      const { agent, secret, step, recovery } = change;
      state.secondFactors.set(agent, { secret, lastStep: step, recovery: new Set(recovery) });
      logEverywhere(agent, { kind: 'second_factor_set', body: { agent } });
      return;
    }
    case 'second_factor_removed':
      if (!state.secondFactors.delete(change.agent)) return;
      logEverywhere(change.agent, { kind: 'second_factor_removed', body: { agent: change.agent } });
  }
}

function remove(
  state: DirectoryState,
  { site, agent }: Extract<PeopleChange, { kind: 'membership_removed' }>,
  by: LogActor,
  at: number,
): void {
  const member = memberOf(state, site, agent);
  if (member === undefined) return;
  for (const [key, session] of state.sessions) {
    if (session.site === site && session.agent === agent) state.sessions.delete(key);
  }
  const status = state.statuses.get(`${site}/${agent}`);
  state.statuses.delete(`${site}/${agent}`);
  if (status !== undefined && status.status !== 'off') {
    const off = { agent, status: 'off', reason: 'session_ended' } as const;
    log(state, site, { kind: 'agent_status', body: off }, { role: 'system' }, at);
  }
  state.memberships = state.memberships.filter((kept) => kept !== member);
  state.staff.delete(`${site}/${agent}`);
  log(state, site, { kind: 'membership_removed', body: { agent, role: member.role } }, by, at);
}
