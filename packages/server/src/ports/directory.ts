import type { AgentStatus } from '@shopbell/domain';
import type { AgentId, ConversationId, SiteId, SiteSlug } from '@shopbell/protocol';
import type { FloorChange, FloorRefusal, FloorSettings } from './directory-floor.ts';
import type { People, PeopleChange } from './directory-people.ts';
import type { Agent, Membership, SessionRef } from './member.ts';
import type { MemberKey, Site } from './site.ts';
import type { LogActor, LookedBehind, SiteLogEntry, StatusReason, ToldBody, Word } from './site-log.ts';
import type { LogLook, LogPage } from './site-log-look.ts';

export type { Agent, Membership, SessionRef };

/** What is kept of a session. All instants are epoch ms; `expiresAt` is the absolute end. */
export interface NewSession extends SessionRef {
  agent: AgentId;
  /** `cookie` is good in browsers at the public URL only, `token` elsewhere only. */
  kind: 'cookie' | 'token';
  createdAt: number;
  lastUsedAt: number;
  expiresAt: number;
}

/** A session with who holds it, as things stand now. */
export interface SessionRecord extends NewSession {
  revokedAt: number | undefined;
  agentName: string;
  membership: Membership;
}

/** One change of the directory. What touches a site is logged in its site log in the same transaction. */
export type DirectoryChange =
  /** No effect on an account that exists. */
  | { kind: 'account'; id: string; name: string }
  | { kind: 'site'; site: Omit<Site, 'memberKeys'> }
  | { kind: 'agent'; agent: Agent }
  | PeopleChange
  | FloorChange
  | { kind: 'member_key'; site: SiteId; key: MemberKey }
  | { kind: 'member_key_retired'; site: SiteId; key: string }
  | { kind: 'api_key'; site: SiteId; id: string; hash: string }
  /** Changes nothing but the log: what is kept elsewhere. */
  | { kind: 'told'; site: SiteId; entry: ToldBody }
  /** Changes nothing but the log: who read words that were taken back. */
  | { kind: 'words_read'; site: SiteId; conversation: ConversationId; seq: number }
  /** Nor does this: who looked behind a mask. */
  | { kind: 'revealed'; site: SiteId; looked: LookedBehind };

/** Why a list of changes was refused as a whole. */
export type Refusal =
  | 'account_unknown'
  | 'site_unknown'
  | 'agent_unknown'
  | 'key_unknown'
  | 'slug_taken'
  /** The account has `ACCOUNT_SITES_MAX`. */
  | 'too_many_sites'
  | 'email_taken'
  | 'membership_exists'
  /** No membership to change or end. */
  | 'member_unknown'
  /** The site would be left without an admin. */
  | 'last_admin'
  /** An invitation or a reset link that is gone, or ran out. */
  | 'link_unknown'
  | 'second_factor_exists'
  /** The password is another one than was checked. */
  | 'password_changed'
  | 'key_exists'
  /** A third active HS256 secret. */
  | 'too_many_keys'
  /** `anyLocalhost` for another site than `demo`. */
  | 'localhost_refused'
  /** A membership over the border of two accounts. */
  | 'other_account'
  | FloorRefusal;

export type ChangeResult = { ok: true } | { ok: false; refusal: Refusal; index: number };

/**
 * Who is who: accounts, sites, their keys, agents, memberships, sessions, and each site's log. Every write is durable when
 * its promise resolves, but `updateSession({ lastUsedAt })`.
 */
export interface Directory extends People, FloorSettings {
  site(by: { id: SiteId } | { slug: SiteSlug }): Promise<Site | undefined>;
  /** Which of the site's API keys has this hash (SHA-256 of the whole key, base64url); undefined where none has, or it is retired. */
  apiKeyId(site: SiteId, hash: string): Promise<string | undefined>;
  /** The agent of a normalised e-mail, with memberships, oldest first. */
  agentByEmail(email: string): Promise<{ agent: Agent; memberships: readonly Membership[] } | undefined>;
  /** Carries out all changes or none, and says which one was in the way. */
  change(changes: readonly DirectoryChange[], by: LogActor, at: number): Promise<ChangeResult>;

  /**
   * Keeps a session, ends the one it replaces, and forgets sessions of the agent that ran out before `createdAt`. `checked`: the
   * hash that the password was checked against; when the agent has another one by now, the answer is false and nothing is kept.
   */
  openSession(session: NewSession, replaces?: SessionRef, checked?: string): Promise<boolean>;
  /** The session, revoked and expired ones too; undefined when unknown or when the membership is gone. */
  session(ref: SessionRef): Promise<SessionRecord | undefined>;
  /** Notes use (a lost note costs nothing, so it is not synced), or ends the session for good. Unknown ones: no effect. */
  updateSession(ref: SessionRef, change: { lastUsedAt: number } | { revokedAt: number }): Promise<void>;

  /**
   * Sets a member's status; writes and logs nothing when it is so already. Rejects when somebody who is no member would be
   * anything but off; who was removed is off already.
   */
  setAgentStatus(site: SiteId, agent: AgentId, status: AgentStatus, reason: StatusReason, at: number): Promise<void>;
  /** Everybody who is not off: after a crash, whom to sign off. */
  signedInAgents(): Promise<readonly { site: SiteId; agent: AgentId; status: AgentStatus; since: number }[]>;
  /** How they stood last while they were here, by the site's log; undefined for who never was. */
  lastWord(site: SiteId, agent: AgentId): Promise<Word | undefined>;
  /** Whom an orderly stop at this time or later signed off, and who has not been back since. */
  stoppedAgents(since: number): Promise<readonly { site: SiteId; agent: AgentId }[]>;
  /** Entries with `n > after`, in order, at most `limit` (default 200). */
  readSiteLog(site: SiteId, after: number, limit?: number): Promise<readonly SiteLogEntry[]>;
  /** A page of it, newest first, each entry with the one it follows. */
  lookAtSiteLog(site: SiteId, look: LogLook): Promise<LogPage>;
}
