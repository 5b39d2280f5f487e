import { type GroupId, isWithin, parseReplyRule, SETTINGS_BOUNDS } from '@shopbell/domain';
import { barredBy } from '../app/barred.ts';
import type { Session } from '../auth/types.ts';
import type { FloorChange } from '../ports/directory-floor.ts';
import { type Group, type SiteSettings, type Staff, serviceHours, type Thresholds } from '../ports/settings.ts';
import type { LogActor } from '../ports/site-log.ts';
import type { OfficeDeps } from './deps.ts';
import { type OpenNow, openNow, type Preview, previewHours, readHours } from './hours.ts';
import { faulty, type SettingsFault, type SettingsRefusal, told } from './refusal.ts';

/** A group, and whether it is open. */
export type GroupView = Group & { now: OpenNow };
/** A member's part, with their name. */
export type StaffView = Staff & { name: string };

/** All that a floor goes by, as an admin sees it. */
export interface FloorView extends Pick<SiteSettings, 'timeZone' | 'hours'>, Thresholds {
  groups: readonly GroupView[];
  staff: readonly StaffView[];
  /** Of the site's own hours. */
  now: OpenNow;
}

type Done = { ok: true } | SettingsRefusal;

/** What admins set for the floor of their site. That they are admins is checked at the door; `by` is their session. */
export interface FloorDesk {
  view(by: Session): Promise<FloorView>;
  /** `hours` from outside: null or undefined for the site's. */
  setGroup(by: Session, group: Omit<Group, 'hours'>, hours: unknown): Promise<Done>;
  removeGroup(by: Session, group: GroupId): Promise<Done>;
  setStaff(by: Session, staff: Staff): Promise<Done>;
  /** Null: always open. */
  setHours(by: Session, hours: unknown): Promise<Done>;
  /** Null: always open. Hours that are not right are no refusal here: they are being written. */
  previewHours(hours: unknown): Preview;
  setThresholds(by: Session, given: { [K in keyof Thresholds]?: unknown }): Promise<Done>;
}

const actor = ({ self }: Session): LogActor => ({ role: 'agent', id: self.id });

export function createFloorDesk({ directory, settings, clock, log }: OfficeDeps): FloorDesk {
  async function change(by: Session, entry: FloorChange): Promise<Done> {
    const result = await directory.change([entry], actor(by), clock.now());
    if (!result.ok) return told(result.refusal);
    log.info({ by: by.self.id, site: by.self.site.id, change: entry.kind }, 'settings changed');
    return result;
  }

  return {
    async view({ self: { site } }) {
      const [found, people] = await Promise.all([settings.get(site.id), directory.people(site.id)]);
      if (found === undefined) throw new Error(`site ${site.id} has no settings`);
      const { timeZone, hours, replyRule, leftReplyWithinMs, caseWindowMs, groups, staff } = found;
      const now = clock.now();
      const ofSite = serviceHours({ ...found, groups: groups.map(({ hours: _, ...group }) => group) });
      return {
        timeZone,
        ...(hours === undefined ? {} : { hours }),
        replyRule,
        leftReplyWithinMs,
        caseWindowMs,
        now: openNow(ofSite, now),
        groups: groups.map((group) => ({ ...group, now: openNow(serviceHours(found, group.id), now) })),
        staff: people.flatMap(({ agent }) => {
          const part = staff.get(agent.id);
          return part === undefined ? [] : [{ ...part, name: agent.name }];
        }),
      };
    },

    async setGroup(by, group, given) {
      const read = readHours(given, 'hours');
      if (!read.ok) return faulty(read.faults);
      const { hours } = read;
      return change(by, {
        kind: 'group',
        site: by.self.site.id,
        group: { ...group, ...(hours === undefined ? {} : { hours }) },
      });
    },

    removeGroup: (by, group) => change(by, { kind: 'group_removed', site: by.self.site.id, group }),
    async setStaff(by, staff) {
      const site = by.self.site.id;
      const found = staff.autoReply === undefined ? undefined : await settings.get(site);
      const isBarred = found && barredBy(found, staff.autoReply ?? '') !== undefined;
      if (isBarred) return faulty([{ code: 'guarded', path: 'autoReply' }]);
      return change(by, { kind: 'staff', site, staff });
    },

    async setHours(by, given) {
      const read = readHours(given, 'hours');
      if (!read.ok) return faulty(read.faults);
      const { hours } = read;
      return change(by, { kind: 'hours', site: by.self.site.id, ...(hours === undefined ? {} : { hours }) });
    },

    previewHours: (given) => previewHours(given, clock.now()),

    async setThresholds(by, { replyRule: given, leftReplyWithinMs, caseWindowMs }) {
      const result = parseReplyRule(given);
      const faults: SettingsFault[] = result.ok
        ? []
        : result.faults.map(({ code, path }) => ({ code, path: ['replyRule', path].join('.') }));
      const isDue = isWithin(leftReplyWithinMs, SETTINGS_BOUNDS.leftReplyWithinMs);
      const isWindow = isWithin(caseWindowMs, SETTINGS_BOUNDS.caseWindowMs);
      if (!isDue) faults.push({ code: 'out_of_bounds', path: 'leftReplyWithinMs' });
      if (!isWindow) faults.push({ code: 'out_of_bounds', path: 'caseWindowMs' });
      if (!result.ok || !isDue || !isWindow) return faulty(faults);
      const replyRule = result.rule;
      return change(by, { kind: 'thresholds', site: by.self.site.id, replyRule, leftReplyWithinMs, caseWindowMs });
    },
  };
}
