import {
  DEFAULT_GROUP,
  REPLY_RULE,
  STANDARD_GUARD,
  STANDARD_LEFT_FORM,
  STANDARD_LOOK,
  STANDARD_RATING,
} from '@shopbell/domain';
import type { DirectoryChange, Refusal } from '../../ports/directory.ts';
import type { FloorChange, SiteKey } from '../../ports/directory-floor.ts';
import {
  DEFAULT_CASE_WINDOW_MS,
  DEFAULT_LEFT_REPLY_WITHIN_MS,
  DEFAULT_REVEAL,
  hostsOf,
  MAX_GROUPS,
  type SiteSettings,
  standardStaff,
} from '../../ports/settings.ts';
import type { LogActor, SiteLogBody } from '../../ports/site-log.ts';
import { forEveryGroup } from '../for-every-group.ts';
import { type DirectoryState, log } from './directory-state.ts';

type Kind = FloorChange['kind'];
type Deed<K extends Kind> = (
  state: DirectoryState,
  change: Extract<FloorChange, { kind: K }>,
  told: (entry: SiteLogBody) => void,
  at: number,
) => Refusal | undefined;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Groups in the order of the site's own, once each. */
const ordered = ({ groups }: { groups: readonly { id: string }[] }, chosen: readonly string[]): string[] =>
  groups.map(({ id }) => id).filter((id) => chosen.includes(id));

const DEEDS: { readonly [K in Kind]: Deed<K> } = {
  site_settings(state, { site, name, timeZone, origins }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    const { site: before } = kept;
    const body = { name, timeZone, origins: [...new Set(origins)].sort() };
    if (same({ name: before.name, timeZone: before.timeZone, origins: before.origins }, body)) return undefined;
    kept.site = { ...before, ...body };
    told({ kind: 'site_changed', body });
    return undefined;
  },
  group(state, { site, group }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    const place = kept.groups.findIndex(({ id }) => id === group.id);
    if (place < 0 && kept.groups.length >= MAX_GROUPS) return 'too_many_groups';
    const { id, name, mode, order, acceptMs, maxWaiting, maxWaitMs, graceMs, hours } = group;
    const body = {
      id,
      name,
      mode,
      order,
      ...(acceptMs === undefined ? {} : { acceptMs }),
      maxWaiting,
      maxWaitMs,
      graceMs,
      ...(hours === undefined ? {} : { hours }),
    };
    if (same(kept.groups[place], body)) return undefined;
    if (place < 0) kept.groups.push(body);
    else kept.groups[place] = body;
    told({ kind: 'group_set', body });
    return undefined;
  },
  group_removed(state, { site, group }, told) {
    if (group === DEFAULT_GROUP) return 'group_needed';
    const kept = state.sites.get(site);
    if (!kept?.groups.some(({ id }) => id === group)) return 'group_unknown';
    kept.groups = kept.groups.filter(({ id }) => id !== group);
    for (const [key, staff] of state.staff) {
      if (key.startsWith(`${site}/`)) state.staff.set(key, { ...staff, groups: ordered(kept, staff.groups) });
    }
    let ofSite = 0;
    for (const kept of state.replies.values()) {
      if (kept.site !== site || !kept.replies.some((reply) => reply.group === group)) continue;
      kept.revision += 1;
      for (const [at, reply] of kept.replies.entries()) {
        if (reply.group !== group) continue;
        const isTaken = (title: string) =>
          kept.replies.some((one) => one.group === undefined && one.step === reply.step && one.title === title);
        kept.replies[at] = forEveryGroup(reply, isTaken);
        if (kept.owner === '') ofSite += 1;
      }
    }
    told({ kind: 'group_removed', body: { group, ...(ofSite > 0 ? { replies: ofSite } : {}) } });
    return undefined;
  },
  staff(state, { site, staff }, told) {
    const settings = settingsOf(state, site);
    const before = settings?.staff.get(staff.agent);
    if (!settings || !before) return 'member_unknown';
    if (staff.groups.some((id) => !settings.groups.some((group) => group.id === id))) return 'group_unknown';
    const { agent, limit, skills, languages, autoReply } = staff;
    const groups = ordered(settings, staff.groups);
    const body = { agent, limit, groups, skills, languages, ...(autoReply === undefined ? {} : { autoReply }) };
    state.staff.set(`${site}/${agent}`, body);
    if (!same(before, body)) told({ kind: 'staff_set', body });
    return undefined;
  },
  auto_reply(state, { site, agent, autoReply }, told) {
    const before = settingsOf(state, site)?.staff.get(agent);
    if (!before) return 'member_unknown';
    if (before.autoReply === autoReply) return undefined;
    const { autoReply: _, ...rest } = before;
    const body = { ...rest, ...(autoReply === undefined ? {} : { autoReply }) };
    state.staff.set(`${site}/${agent}`, body);
    told({ kind: 'staff_set', body });
    return undefined;
  },
  hours(state, { site, hours }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    if (same(kept.hours, hours)) return undefined;
    if (hours === undefined) delete kept.hours;
    else kept.hours = hours;
    told({ kind: 'hours_set', body: hours === undefined ? {} : { hours } });
    return undefined;
  },
  thresholds(state, { site, replyRule, leftReplyWithinMs, caseWindowMs }, told) {
    const kept = state.sites.get(site);
    const before = settingsOf(state, site);
    if (!kept || !before) return 'site_unknown';
    const body = { replyRule, leftReplyWithinMs, caseWindowMs };
    const { replyRule: rule, leftReplyWithinMs: within, caseWindowMs: window } = before;
    if (same({ replyRule: rule, leftReplyWithinMs: within, caseWindowMs: window }, body)) return undefined;
    kept.thresholds = body;
    told({ kind: 'thresholds_set', body });
    return undefined;
  },
  guard(state, { site, guard }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    if (same(kept.guard ?? STANDARD_GUARD, guard)) return undefined;
    kept.guard = guard;
    told({ kind: 'guard_set', body: guard });
    return undefined;
  },
  reveal(state, { site, reveal }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    if ((kept.reveal ?? DEFAULT_REVEAL) === reveal) return undefined;
    kept.reveal = reveal;
    told({ kind: 'reveal_set', body: { reveal } });
    return undefined;
  },
  look(state, { site, look }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    if (same(kept.look ?? STANDARD_LOOK, look)) return undefined;
    kept.look = look;
    told({ kind: 'look_set', body: look });
    return undefined;
  },
  rating(state, { site, rating }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    if (same(kept.rating ?? STANDARD_RATING, rating)) return undefined;
    kept.rating = rating;
    told({ kind: 'rating_set', body: rating });
    return undefined;
  },
  left_form(state, { site, form }, told) {
    const kept = state.sites.get(site);
    if (!kept) return 'site_unknown';
    if (same(kept.leftForm ?? STANDARD_LEFT_FORM, form)) return undefined;
    kept.leftForm = form;
    told({ kind: 'left_form_set', body: form });
    return undefined;
  },
  api_key_retired(state, { site, key }, told, at) {
    const kept = state.sites.get(site)?.apiKeys.find(({ id, retiredAt }) => id === key && retiredAt === undefined);
    if (!kept) return 'key_unknown';
    kept.retiredAt = at;
    told({ kind: 'key_retired', body: { key } });
    return undefined;
  },
};

export const isOfFloor = (change: DirectoryChange): change is FloorChange => Object.hasOwn(DEEDS, change.kind);

/** Carries out a change on a draft that nobody sees yet, or says why not. */
export function carryOutFloor(
  draft: DirectoryState,
  change: FloorChange,
  by: LogActor,
  at: number,
): Refusal | undefined {
  const told = (entry: SiteLogBody): void => log(draft, change.site, entry, by, at);
  // The kind chooses the deed that takes it, which the compiler can't follow over a union.
  return (DEEDS[change.kind] as Deed<Kind>)(draft, change, told, at);
}

/** What the floor of a site goes by. */
export function settingsOf(state: DirectoryState, site: string): SiteSettings | undefined {
  const kept = state.sites.get(site);
  if (!kept) return undefined;
  const { groups, hours, thresholds, leftForm, guard, reveal, look, rating } = kept;
  const members = state.memberships.filter((each) => each.site === site).sort((a, b) => a.at - b.at);
  return {
    site,
    timeZone: kept.site.timeZone,
    groups: [...groups],
    staff: new Map(
      members.map(({ agent }) => [agent, state.staff.get(`${site}/${agent}`) ?? standardStaff(agent, groups)]),
    ),
    ...(hours === undefined ? {} : { hours }),
    replyRule: thresholds?.replyRule ?? REPLY_RULE,
    leftReplyWithinMs: thresholds?.leftReplyWithinMs ?? DEFAULT_LEFT_REPLY_WITHIN_MS,
    caseWindowMs: thresholds?.caseWindowMs ?? DEFAULT_CASE_WINDOW_MS,
    leftForm: leftForm ?? STANDARD_LEFT_FORM,
    guard: guard ?? STANDARD_GUARD,
    reveal: reveal ?? DEFAULT_REVEAL,
    look: look ?? STANDARD_LOOK,
    rating: rating ?? STANDARD_RATING,
    hosts: hostsOf(kept.site),
  };
}

/** Every key that a site has or had, oldest first. */
export function keysOf(state: DirectoryState, site: string): SiteKey[] {
  const kept = state.sites.get(site);
  const members = (kept?.memberKeys ?? []).map(({ key: { id, alg }, ...when }) => ({
    id,
    use: 'member' as const,
    alg,
    ...when,
  }));
  const api = (kept?.apiKeys ?? []).map(({ hash: _, id, ...when }) => ({ id, use: 'api' as const, ...when }));
  return [...members, ...api].sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
}
