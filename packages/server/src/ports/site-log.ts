import type { Duty } from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';
import type { AgentStatus, Site } from './site.ts';

/** Who changed a site. `system` is the server itself and the operator at its command line. */
export type LogActor = { role: 'system' } | { role: 'agent'; id: AgentId } | { role: 'api'; id: string };

/** Why an agent's status changed. `server_lost` is written at the start after a crash: the true end is not known. */
export type StatusReason = 'connected' | 'disconnected' | 'session_ended' | 'server_stopped' | 'server_lost';

/** What happened to a site. Bodies hold ids and settings, no secrets and no e-mails. */
export type SiteLogBody =
  | { kind: 'site_created'; body: Pick<Site, 'slug' | 'name' | 'timeZone' | 'origins' | 'anyLocalhost'> }
  | { kind: 'membership_added'; body: { agent: AgentId; role: Duty } }
  | { kind: 'membership_role'; body: { agent: AgentId; role: Duty; before: Duty } }
  | { kind: 'membership_removed'; body: { agent: AgentId; role: Duty } }
  | { kind: 'invitation_sent'; body: { invitation: string; role: Duty } }
  | { kind: 'invitation_withdrawn'; body: { invitation: string } }
  /** Accepted; a `membership_added` follows. */
  | { kind: 'invitation_used'; body: { invitation: string } }
  /** A colleague was shut out until they have chosen a new password by the link they were sent. */
  | { kind: 'password_locked'; body: { agent: AgentId } }
  | { kind: 'password_changed'; body: { agent: AgentId } }
  | { kind: 'second_factor_set'; body: { agent: AgentId } }
  | { kind: 'second_factor_removed'; body: { agent: AgentId } }
  | { kind: 'agent_status'; body: { agent: AgentId; status: AgentStatus; reason: StatusReason } }
  | { kind: 'key_added'; body: { key: string; use: 'member' | 'api' } }
  | { kind: 'key_retired'; body: { key: string } };

/** One entry: `n` is 1, 2, 3 … without gaps per site, `at` epoch ms. Figures of a past day use that day's rules. */
export type SiteLogEntry = SiteLogBody & { n: number; at: number; actor: LogActor };
