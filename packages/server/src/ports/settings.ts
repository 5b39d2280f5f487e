import {
  DEFAULT_GROUP,
  type FloorGroup,
  type GroupId,
  type GuardRules,
  type HoursJson,
  hoursFor,
  type LeftForm,
  type Look,
  parseHours,
  type RatingRules,
  REPLY_RULE,
  type ReplyRule,
  type ServiceHours,
  STANDARD_GUARD,
  STANDARD_LEFT_FORM,
  STANDARD_LOOK,
  STANDARD_RATING,
} from '@shopbell/domain';
import type { AgentId, RevealRule, SiteId } from '@shopbell/protocol';
import type { Site } from './site.ts';

/** Who answers what, and how they share it out. Times in ms. */
export interface Group extends Omit<FloorGroup, 'handlingMs'> {
  /** 1 to 60 characters, as the shop calls it. */
  name: string;
  /** Hours of its own. Absent: the site's. */
  hours?: HoursJson;
}

/** What a member does at a site. */
export interface Staff {
  agent: AgentId;
  /** Conversations they may have at a time; 0 gets none. */
  limit: number;
  groups: readonly GroupId[];
  skills: readonly string[];
  /** Language tags (BCP 47) they answer in. */
  languages: readonly string[];
  /** What shoppers are told while they are away. */
  autoReply?: string;
}

/** What the floor of a site goes by. */
export interface SiteSettings {
  site: SiteId;
  /** IANA name: days and figures are in it. */
  timeZone: string;
  /** In the order in which they were made. `DEFAULT_GROUP` is always there. */
  groups: readonly Group[];
  /** Every member; who was never set up has `standardStaff`. */
  staff: ReadonlyMap<AgentId, Staff>;
  /** Absent: always open. */
  hours?: HoursJson;
  replyRule: ReplyRule;
  /** A left message is due this much service time after it was left. */
  leftReplyWithinMs: number;
  /** What is asked of who leaves one. */
  leftForm: LeftForm;
  /** Who comes back within this time of a close comes back to the same case; ms of wall time, 0 for never. */
  caseWindowMs: number;
  /** Grows with every change of the site's ready replies, which are read elsewhere. Absent: there has been none. */
  repliesRevision?: number;
  /** What agents' words are looked through for. */
  guard: GuardRules;
  /** Who may look behind a mask. */
  reveal: RevealRule;
  /** What the tag on the site's pages is to say; what stands on them nobody knows here. */
  look: Look;
  /** When and how shoppers rate, and what becomes of a low rating. */
  rating: RatingRules;
  /** Hosts of the site's own pages: links to them lead nowhere else. */
  hosts: readonly string[];
}

/** Told of every change, so that it reaches who routes and who waits at once. */
export interface Settings {
  /** As they stand, the same object until something changes. Undefined when there is no such site. */
  get(site: SiteId): Promise<SiteSettings | undefined>;
  /** Told after a change is durable; `get` gives the new ones from then on. Returns its unsubscribe. */
  onChange(listener: (site: SiteId) => void): () => void;
}

export const DEFAULT_LIMIT = 5;
/** Eight hours of service time: for a shop that is open by day, about the same hour of its next day. */
export const DEFAULT_LEFT_REPLY_WITHIN_MS = 28_800_000;
export const DEFAULT_CASE_WINDOW_MS = 7 * 86_400_000;
/** Agents look behind the masks of those whom they serve. */
export const DEFAULT_REVEAL: RevealRule = 'own';
/** More than any shop has; a floor is looked through whole. */
export const MAX_GROUPS = 50;

/** Until somebody says otherwise agents pick, as many may wait as will, half an hour long, and a lost line has a minute. */
const standardGroup = (id: GroupId, name: string): Group => ({
  id,
  name,
  mode: 'pick',
  order: 'least_loaded',
  maxWaiting: 100,
  maxWaitMs: 1_800_000,
  graceMs: 60_000,
});

/** What every site has from its beginning. */
export const STANDARD_GROUPS: readonly Group[] = [
  standardGroup(DEFAULT_GROUP, 'Pre-sales'),
  standardGroup('after-sales', 'After-sales'),
];

/** What a member does until somebody says otherwise: a bit of everything that every site has. */
export const standardStaff = (agent: AgentId, groups: readonly Group[]): Staff => ({
  agent,
  limit: DEFAULT_LIMIT,
  groups: STANDARD_GROUPS.map(({ id }) => id).filter((id) => groups.some((group) => group.id === id)),
  skills: [],
  languages: [],
});

/** The settings of a site where nobody has set anything. */
export const standardSettings = (site: SiteId, timeZone: string, agents: readonly AgentId[] = []): SiteSettings => ({
  site,
  timeZone,
  groups: STANDARD_GROUPS,
  staff: new Map(agents.map((agent) => [agent, standardStaff(agent, STANDARD_GROUPS)])),
  replyRule: REPLY_RULE,
  leftReplyWithinMs: DEFAULT_LEFT_REPLY_WITHIN_MS,
  leftForm: STANDARD_LEFT_FORM,
  caseWindowMs: DEFAULT_CASE_WINDOW_MS,
  guard: STANDARD_GUARD,
  reveal: DEFAULT_REVEAL,
  look: STANDARD_LOOK,
  rating: STANDARD_RATING,
  hosts: [],
});

/** A group by its id; the default one for one that is gone, or was never there. */
export function groupOf(settings: SiteSettings, id: GroupId | undefined): Group {
  const { groups } = settings;
  const found = groups.find((group) => group.id === id) ?? groups.find((group) => group.id === DEFAULT_GROUP);
  if (found === undefined) throw new Error(`site ${settings.site} has no group ${DEFAULT_GROUP}`);
  return found;
}

/** The hosts of a site's origins; the demo's pages may be on any port of the machine. */
export const hostsOf = ({ origins, anyLocalhost }: Pick<Site, 'origins' | 'anyLocalhost'>): readonly string[] => [
  ...new Set([...origins.map((origin) => new URL(origin).hostname), ...(anyLocalhost ? ['localhost'] : [])]),
];

const parsed = new WeakMap<HoursJson, ServiceHours>();

/**
 * The hours that a group goes by, its own or the site's, parsed once. Undefined: always open.
 * Throws when what was stored is no longer right: the engine forgot a zone.
 */
export function serviceHours(settings: SiteSettings, id?: GroupId): ServiceHours | undefined {
  const json = hoursFor(settings.hours, groupOf(settings, id).hours);
  if (json === undefined) return undefined;
  const known = parsed.get(json);
  if (known) return known;
  const result = parseHours(json);
  if (!result.ok) throw new Error(`the hours of site ${settings.site}: ${JSON.stringify(result.faults)}`);
  parsed.set(json, result.hours);
  return result.hours;
}

/** When replies are due, and when who comes back is the same case: set together. */
export type Thresholds = Pick<SiteSettings, 'replyRule' | 'leftReplyWithinMs' | 'caseWindowMs'>;
