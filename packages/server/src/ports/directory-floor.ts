import type { GroupId, GuardRules, HoursJson, LeftForm, Look, RatingRules } from '@shopbell/domain';
import type { AgentId, RevealRule, SiteId } from '@shopbell/protocol';
import type { Group, SiteSettings, Staff, Thresholds } from './settings.ts';
import type { MemberKey, Site } from './site.ts';

/**
 * One change of what a site and its floor go by, always the whole new value; one that changes nothing is not logged.
 * Values were checked before: the directory looks at what they refer to.
 */
export type FloorChange =
  | ({ kind: 'site_settings'; site: SiteId } & Pick<Site, 'name' | 'timeZone' | 'origins'>)
  /** A new one, or new settings of one that is there. */
  | { kind: 'group'; site: SiteId; group: Group }
  /** Its people are in it no more. */
  | { kind: 'group_removed'; site: SiteId; group: GroupId }
  | { kind: 'staff'; site: SiteId; staff: Staff }
  /** What shoppers are told while this member is away, and nothing else of what they do. Absent: nothing. */
  | { kind: 'auto_reply'; site: SiteId; agent: AgentId; autoReply?: string }
  /** Without `hours`: always open. */
  | { kind: 'hours'; site: SiteId; hours?: HoursJson }
  | ({ kind: 'thresholds'; site: SiteId } & Thresholds)
  | { kind: 'guard'; site: SiteId; guard: GuardRules }
  /** Who may look behind a mask. */
  | { kind: 'reveal'; site: SiteId; reveal: RevealRule }
  | { kind: 'look'; site: SiteId; look: Look }
  | { kind: 'rating'; site: SiteId; rating: RatingRules }
  | { kind: 'left_form'; site: SiteId; form: LeftForm }
  | { kind: 'api_key_retired'; site: SiteId; key: string };

/** Why a change of the floor was refused. */
export type FloorRefusal =
  | 'group_unknown'
  /** The default one stays. */
  | 'group_needed'
  | 'too_many_groups';

/** A key as an admin sees it; its secret is never shown again. */
export interface SiteKey {
  id: string;
  use: 'member' | 'api';
  /** Of a member key. */
  alg?: MemberKey['alg'];
  /** Epoch ms. */
  createdAt: number;
  retiredAt?: number;
}

/** What the floor goes by, beside what `Directory` knows. */
export interface FloorSettings {
  /** Undefined when there is no such site. */
  settings(site: SiteId): Promise<SiteSettings | undefined>;
  /** Every key that a site has or had, oldest first. */
  siteKeys(site: SiteId): Promise<readonly SiteKey[]>;
}
