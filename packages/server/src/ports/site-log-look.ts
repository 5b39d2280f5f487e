import type { AgentId } from '@shopbell/protocol';
import type { SiteLogBody, SiteLogEntry } from './site-log.ts';

export type LogKind = SiteLogBody['kind'];

/** What is looked for in a site's log, from the newest entry back. */
export interface LogLook {
  /** Only entries with a smaller number. Default: from the newest one on. */
  before?: number;
  kinds: readonly LogKind[];
  /** Only what this agent did, or what was done about them. */
  person?: AgentId;
  /** Entries at most. */
  limit: number;
  /** Numbers that are looked through at most: a search for what is not there ends. */
  within: number;
}

/** An entry, and the one it follows: what was said about the same thing the last time. */
export type LookedAt = SiteLogEntry & { was?: SiteLogBody };

export interface LogPage {
  /** Newest first; none where nothing was found in what was looked through. */
  entries: readonly LookedAt[];
  /** `before` of the next page. Absent: this is the beginning of the log. */
  next?: number;
}

const SUBJECTS = ['agent', 'id', 'group', 'invitation', 'key'] as const;

/** What an entry is about among those of its kind: an agent, a group, an invitation, a key. Empty: the site itself. */
export function subjectOf({ body }: Pick<SiteLogBody, 'body'>): string {
  const all: Readonly<Record<string, unknown>> = { ...body };
  const found = SUBJECTS.map((name) => all[name]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}

/** The same of a row of SQLite; the index `site_log_by_subject` has it to the letter. */
export const SUBJECT_SQL = `coalesce(${SUBJECTS.map((name) => `body ->> '$.${name}'`).join(', ')}, '')`;

/** The kinds that tell the story of one thing; of these, the last one about the same subject is what an entry follows. */
const STORY: { readonly [K in LogKind]?: readonly LogKind[] } = {
  site_changed: ['site_changed', 'site_created'],
  group_set: ['group_set', 'group_removed'],
  group_removed: ['group_set'],
  staff_set: ['staff_set', 'membership_removed'],
  hours_set: ['hours_set'],
  thresholds_set: ['thresholds_set'],
  guard_set: ['guard_set'],
  reveal_set: ['reveal_set'],
  look_set: ['look_set'],
  rating_set: ['rating_set'],
  left_form_set: ['left_form_set'],
  invitation_withdrawn: ['invitation_sent'],
  invitation_used: ['invitation_sent'],
  agent_status: ['agent_status'],
  key_retired: ['key_added'],
  reply_set: ['reply_set', 'reply_removed'],
  reply_removed: ['reply_set'],
  store_set: ['store_set', 'store_removed'],
  store_removed: ['store_set'],
  store_door_set: ['store_door_set', 'store_door_closed'],
  webhook_set: ['webhook_set'],
};

/** How an entry's predecessor is found: `last` gives the newest entry before it of a kind about a subject. */
export function withWas(
  entry: SiteLogEntry,
  last: (kind: LogKind, subject: string) => SiteLogEntry | undefined,
): LookedAt {
  const subject = subjectOf(entry);
  const before = (STORY[entry.kind] ?? [])
    .map((kind) => last(kind, subject))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.n - a.n)[0];
  if (before === undefined) return entry;
  const { kind, body } = before;
  // A kind goes with its own body, which the compiler can't follow over a union.
  return { ...entry, was: { kind, body } as SiteLogBody };
}

/** Where the next page begins, after one from `before` down to and without `floor`. */
export function nextPage(found: readonly { n: number }[], limit: number, floor: number): { next?: number } {
  const next = found.length >= limit ? (found.at(-1)?.n ?? floor) : floor;
  return next > 1 ? { next } : {};
}
