import type { AgentStatus, Duty, GuardRules, HoursJson, LeftForm, Look, RatingRules } from '@shopbell/domain';
import type { RevealRule } from '@shopbell/protocol';
import type { Agent, DirectoryChange, NewSession, Refusal } from '../../ports/directory.ts';
import type { FloorChange } from '../../ports/directory-floor.ts';
import type { Invitation, PeopleChange, ResetLink } from '../../ports/directory-people.ts';
import type { ReadyReply } from '../../ports/reply.ts';
import type { Group, Staff, Thresholds } from '../../ports/settings.ts';
import { ACCOUNT_SITES_MAX, MEMBER_SECRETS_MAX, type MemberKey, type Site } from '../../ports/site.ts';
import type { LogActor, SiteLogBody, SiteLogEntry } from '../../ports/site-log.ts';

interface KeptSite {
  site: Omit<Site, 'memberKeys'>;
  memberKeys: { key: MemberKey; createdAt: number; retiredAt?: number }[];
  apiKeys: { id: string; hash: string; createdAt: number; retiredAt?: number }[];
  groups: Group[];
  hours?: HoursJson;
  thresholds?: Thresholds;
  guard?: GuardRules;
  reveal?: RevealRule;
  look?: Look;
  rating?: RatingRules;
  leftForm?: LeftForm;
}

/** All that a directory knows, as plain data. */
export interface DirectoryState {
  accounts: Map<string, string>;
  sites: Map<string, KeptSite>;
  agents: Map<string, Agent>;
  memberships: { site: string; agent: string; role: Duty; at: number }[];
  /** By site and hash. */
  sessions: Map<string, NewSession & { revokedAt: number | undefined }>;
  /** By site and agent. */
  statuses: Map<string, { site: string; agent: string; status: AgentStatus; since: number }>;
  /** By site and agent: who was set up. */
  staff: Map<string, Staff>;
  logs: Map<string, SiteLogEntry[]>;
  invitations: Invitation[];
  /** By agent. */
  resetLinks: Map<string, ResetLink>;
  /** By agent; `recovery` holds the hashes of codes not used yet. */
  secondFactors: Map<string, { secret: string; lastStep: number; recovery: Set<string> }>;
  /** By site and owner: ready replies, which go with groups. */
  replies: Map<string, { site: string; owner: string; revision: number; replies: ReadyReply[] }>;
}

export const emptyDirectory = (): DirectoryState => ({
  accounts: new Map(),
  sites: new Map(),
  agents: new Map(),
  memberships: [],
  sessions: new Map(),
  statuses: new Map(),
  staff: new Map(),
  logs: new Map(),
  invitations: [],
  resetLinks: new Map(),
  secondFactors: new Map(),
  replies: new Map(),
});

/** Appends to a site's log under the next number. */
export function log(state: DirectoryState, site: string, entry: SiteLogBody, actor: LogActor, at: number): void {
  const entries = state.logs.get(site) ?? [];
  state.logs.set(site, [...entries, { ...entry, n: entries.length + 1, at, actor }]);
}

function refuseSite(state: DirectoryState, site: Omit<Site, 'memberKeys'>): Refusal | undefined {
  if (!state.accounts.has(site.account)) return 'account_unknown';
  if (site.anyLocalhost && site.slug !== 'demo') return 'localhost_refused';
  const all = [...state.sites.values()].map((kept) => kept.site);
  if (all.some(({ slug }) => slug === site.slug)) return 'slug_taken';
  return all.filter(({ account }) => account === site.account).length >= ACCOUNT_SITES_MAX
    ? 'too_many_sites'
    : undefined;
}

function refuseKey(site: KeptSite | undefined, key: MemberKey): Refusal | undefined {
  if (site === undefined) return 'site_unknown';
  if (site.memberKeys.some((kept) => kept.key.id === key.id)) return 'key_exists';
  const secrets = site.memberKeys.filter((kept) => kept.retiredAt === undefined && kept.key.alg === 'HS256').length;
  return key.alg === 'HS256' && secrets >= MEMBER_SECRETS_MAX ? 'too_many_keys' : undefined;
}

/** Why a change of sites can't be carried out, if it can't. */
export function refuse(
  state: DirectoryState,
  change: Exclude<DirectoryChange, PeopleChange | FloorChange>,
): Refusal | undefined {
  switch (change.kind) {
    case 'account':
      return undefined;
    case 'site':
      return refuseSite(state, change.site);
    case 'agent':
      if (!state.accounts.has(change.agent.account)) return 'account_unknown';
      return [...state.agents.values()].some(({ email }) => email === change.agent.email) ? 'email_taken' : undefined;
    case 'member_key':
      return refuseKey(state.sites.get(change.site), change.key);
    case 'member_key_retired': {
      const keys = state.sites.get(change.site)?.memberKeys;
      return keys?.some(({ key, retiredAt }) => key.id === change.key && retiredAt === undefined)
        ? undefined
        : 'key_unknown';
    }
    case 'api_key': {
      const keys = state.sites.get(change.site)?.apiKeys;
      if (keys === undefined) return 'site_unknown';
      const taken = keys.some(({ id, hash }) => id === change.id || hash === change.hash);
      return taken ? 'key_exists' : undefined;
    }
    case 'told':
    case 'words_read':
    case 'revealed':
      return state.sites.has(change.site) ? undefined : 'site_unknown';
  }
}
