import { type HoursChange, isOpen, nextChange, nextOpening, type ServiceHours } from '@shopbell/domain';
import type {
  AgentId,
  AvailabilityState,
  ColleaguesState,
  DutyState,
  GroupSlug,
  LeaveForm,
  LeftReason,
  RulesState,
  SiteId,
} from '@shopbell/protocol';
import { leftDueAt } from '../app/left-due.ts';
import type { AgentWho } from '../app/who.ts';
import type { Board } from '../ports/board.ts';
import { type Group, type SiteSettings, serviceHours } from '../ports/settings.ts';
import type { Presence } from './presence.ts';
import type { SettingsBook } from './settings-book.ts';

/** What the states of the floor are made of. */
export interface FloorDeps {
  presence: Presence;
  settings: SettingsBook;
  board: Board;
  /** Who left an address is written to. */
  mails: boolean;
}

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length > 0 ? Math.min(...known) : undefined;
};

const hoursOf = (settings: SiteSettings, { id }: Group): ServiceHours | undefined => serviceHours(settings, id);

/** Is the group in service at this instant? */
export function isGroupOpen(settings: SiteSettings, group: Group, now: number): boolean {
  const hours = hoursOf(settings, group);
  return hours === undefined || isOpen(hours, now);
}

/** Epoch ms at which the hours of some group change next; undefined when they never do. */
export const nextHoursChange = (settings: SiteSettings, now: number): number | undefined =>
  earliest(
    settings.groups.map((group) => {
      const hours = hoursOf(settings, group);
      return hours && (nextChange(hours, now) satisfies HoursChange | undefined)?.at;
    }),
  );

/** What is asked of who leaves a message. */
const leaveFormOf = ({ leftForm: { contact, fields, order, promise } }: SiteSettings, mails: boolean): LeaveForm => ({
  contact,
  fields: contact === 'none' ? [] : [...fields],
  order,
  ...(promise === undefined ? {} : { promise }),
  ...(mails ? { mails } : {}),
});

/** The word about when an answer is due is no more exact than this, in ms: who reads it may do so for a while. */
const BY_MS = 900_000;

/** When what is left now would be answered. Told with every word about the availability, and no reason for one. */
export function answersBy(settings: SiteSettings, now: number): Pick<LeaveForm, 'answersBy'> {
  const due = leftDueAt(settings, undefined, now);
  return due === undefined ? {} : { answersBy: Math.ceil(due / BY_MS) * BY_MS };
}

/** Would somebody answer a shopper now? Without its `rev`, and when. Who `waits` has a place, however full it is behind them. */
export function availabilityOf(
  { presence, settings: book, board, mails }: FloorDeps,
  site: SiteId,
  now: number,
  waits: boolean,
): Omit<AvailabilityState, 'rev' | 'topic'> {
  const settings = book.of(site);
  const leave = leaveFormOf(settings, mails);
  const open = new Set(settings.groups.filter((group) => isGroupOpen(settings, group, now)).map(({ id }) => id));
  if (open.size === 0) {
    const opensAt = earliest(
      settings.groups.map((group) => {
        const hours = hoursOf(settings, group);
        return hours && nextOpening(hours, now);
      }),
    );
    return { value: 'away', ...(opensAt === undefined ? {} : { opensAt }), leave };
  }
  const serving = new Set([...open].filter((id) => waits || !board.isFull(site, id)));
  for (const { id } of presence.onDuty(site)) {
    if (book.staff(site, id).groups.some((group) => serving.has(group))) return { value: 'online', leave };
  }
  return { value: 'away', leave };
}

/** Why nobody could answer in this group now, or in any without one; undefined where somebody could. */
export function awayBecause(
  { presence, settings: book }: Pick<FloorDeps, 'presence' | 'settings'>,
  site: SiteId,
  group: GroupSlug | undefined,
  now: number,
): LeftReason | undefined {
  const settings = book.of(site);
  const asked = settings.groups.filter(({ id }) => group === undefined || id === group);
  const open = asked.filter((each) => isGroupOpen(settings, each, now));
  if (open.length === 0) return 'outside_hours';
  const serves = ({ id }: { id: AgentId }) => open.some((each) => book.staff(site, id).groups.includes(each.id));
  if (presence.onDuty(site).some(serves)) return undefined;
  return presence.here(site).some(serves) ? 'everybody_away' : 'nobody_on_duty';
}

/** Who is here, and which groups there are. */
export function colleaguesOf(
  { presence, settings: book, board }: FloorDeps,
  site: SiteId,
  rev: number,
  now: number,
): ColleaguesState {
  const settings = book.of(site);
  return {
    topic: 'colleagues',
    rev,
    agents: presence.here(site).map(({ id, name, status }) => {
      const { groups, limit } = book.staff(site, id);
      const load = board.load(site, id);
      const since = presence.since(site, id);
      return {
        ...{ id, name, status, groups: [...groups], limit },
        ...(load === undefined ? {} : { load }),
        ...(since === undefined ? {} : { since }),
      };
    }),
    groups: settings.groups.map((group) => ({
      id: group.id,
      name: group.name,
      open: isGroupOpen(settings, group, now),
    })),
  };
}

/** How one agent stands. */
export function dutyOf({ presence, settings }: FloorDeps, who: AgentWho, rev: number): DutyState {
  const { limit, groups, autoReply } = settings.staff(who.site, who.agent.id);
  const status = presence.status(who);
  return {
    ...{ topic: 'duty', rev, status, limit, groups: [...groups] },
    ...(autoReply === undefined ? {} : { autoReply }),
  };
}

/** What reply clocks, and the agents' own words, go by. */
export function rulesOf({ settings: book }: FloorDeps, site: SiteId, rev: number): RulesState {
  const { replyRule, hours, groups, timeZone, repliesRevision, guard, hosts, reveal } = book.of(site);
  // A copy: what is sent is the frame's own, and the settings are nobody's to change.
  return structuredClone({
    topic: 'rules',
    rev,
    replyRule,
    zone: timeZone,
    ...(hours ? { hours } : {}),
    groups: groups.map(({ id, hours: own }) => ({ id, ...(own ? { hours: own } : {}) })),
    ...(repliesRevision === undefined ? {} : { replies: repliesRevision }),
    guard: { ...guard, hosts },
    reveal,
  }) as RulesState;
}
