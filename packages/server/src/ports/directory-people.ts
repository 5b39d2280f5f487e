import type { Duty } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Agent, Membership, SessionRef } from './member.ts';

/** Somebody who was asked to join a site. Accepted, withdrawn or replaced, it is gone; the site log remembers it. */
export interface Invitation {
  site: SiteId;
  id: string;
  /** Normalised: see `auth/email.ts`. A site has one invitation for each. */
  email: string;
  role: Duty;
  /** SHA-256 of the whole token, base64url. */
  hash: string;
  /** Epoch ms. */
  createdAt: number;
  expiresAt: number;
}

/** A way to set a password without the old one. An agent has one at most; a newer one takes its place. */
export interface ResetLink {
  agent: AgentId;
  /** SHA-256 of the whole token, base64url. */
  hash: string;
  /** Epoch ms. */
  expiresAt: number;
}

/** A member of a site, as an admin sees them. */
export interface Person {
  agent: Pick<Agent, 'id' | 'name' | 'email'>;
  role: Duty;
  /** When they became a member, epoch ms. */
  since: number;
  secondFactor: boolean;
}

/** What is kept of a second factor. */
export interface SecondFactor {
  /** Base32, 160 bits. */
  secret: string;
  /** Recovery codes not used yet. */
  recoveryLeft: number;
}

/** One change of people and their accounts. What touches a site is logged in its site log in the same transaction. */
export type PeopleChange =
  /**
   * Ends every session of the agent but `keep`, and forgets their reset link. `was`: the hash that the old password was checked
   * against; refused when there is another one by now. `locked`: no password is good any more.
   */
  | { kind: 'password'; agent: AgentId; passwordHash: string; keep?: SessionRef; was?: string; locked?: true }
  /** One and the same at every site of theirs; each log says so. No effect when it is theirs already. */
  | { kind: 'person_name'; agent: AgentId; name: string }
  | { kind: 'membership'; site: SiteId; agent: AgentId; role: Duty }
  /** Ends the agent's sessions at the site. No effect when they have that role already. */
  | { kind: 'role'; site: SiteId; agent: AgentId; role: Duty }
  /** Ends the agent's sessions at the site, and their status there. */
  | { kind: 'membership_removed'; site: SiteId; agent: AgentId }
  /** Takes the place of an earlier one for the same e-mail. */
  | { kind: 'invitation'; invitation: Invitation }
  | { kind: 'invitation_withdrawn'; site: SiteId; id: string }
  /** Refused when it is gone or has run out: of two at once, one succeeds. */
  | { kind: 'invitation_used'; site: SiteId; hash: string }
  | { kind: 'reset_link'; link: ResetLink }
  /** Refused when it is gone or has run out: of two at once, one succeeds. */
  | { kind: 'reset_link_used'; agent: AgentId; hash: string }
  /** `step`: the one of the code that proved it, which is not good a second time. `recovery`: hashes. */
  | { kind: 'second_factor'; agent: AgentId; secret: string; step: number; recovery: readonly string[] }
  /** No effect when there is none. */
  | { kind: 'second_factor_removed'; agent: AgentId };

/** People and their accounts, beside what `Directory` knows. */
export interface People {
  agent(id: AgentId): Promise<{ agent: Agent; memberships: readonly Membership[] } | undefined>;
  /** The members of a site, oldest first. */
  people(site: SiteId): Promise<readonly Person[]>;
  /** Invitations that nobody accepted, those that ran out too, oldest first. */
  invitations(site: SiteId): Promise<readonly Invitation[]>;
  invitation(ref: SessionRef): Promise<Invitation | undefined>;
  resetLink(agent: AgentId): Promise<ResetLink | undefined>;
  secondFactor(agent: AgentId): Promise<SecondFactor | undefined>;
  /** Notes that the code of a step was used. False when it, or a later one, was used before, or there is no factor. */
  useStep(agent: AgentId, step: number): Promise<boolean>;
  /** Uses up a recovery code. False when it is none, or was used before. */
  useRecoveryCode(agent: AgentId, hash: string, at: number): Promise<boolean>;
  /** An agent's sessions that were not ended; at one site, or everywhere. */
  sessionsOf(agent: AgentId, site?: SiteId): Promise<readonly SessionRef[]>;
}
