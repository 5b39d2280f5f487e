import {
  type Floor,
  type FloorAgent,
  type FloorGroup,
  type HeldConversation,
  speaks,
  type WaitingRequest,
} from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';
import { groupOf, type SiteSettings, standardStaff } from '../ports/settings.ts';
import type { Present, Staffing } from '../ports/staffing.ts';
import type { Book, Waiting } from './book.ts';

export interface SnapshotOf {
  site: string;
  book: Book;
  staffing: Staffing;
  settings: SiteSettings;
  /** Epoch ms since when who has something and was never seen has had time to come back. */
  since: number;
}

type Asked = Pick<Waiting, 'group' | 'priority' | 'skills' | 'language'>;

/**
 * What is asked of who answers. What nobody of the group's staff has, on duty or not, is not asked for: everybody who names it would
 * be sent away for ever.
 */
function matters(
  settings: SiteSettings,
): (asked: Asked) => Pick<WaitingRequest, 'group' | 'priority' | 'skills' | 'language'> {
  const staff = [...settings.staff.values()];
  const teams = new Map<string, { has: (skill: string) => boolean; speaks: (language: string) => boolean }>();
  const teamOf = (id: string) => {
    const known = teams.get(id);
    if (known) return known;
    const members = staff.filter(({ groups }) => groups.includes(id));
    const skills = new Set(members.flatMap((member) => member.skills));
    const tongues = new Map<string, boolean>();
    const team = {
      has: (skill: string) => skills.has(skill),
      speaks(language: string) {
        const before = tongues.get(language) ?? members.some((member) => speaks(member, language));
        tongues.set(language, before);
        return before;
      },
    };
    teams.set(id, team);
    return team;
  };
  return ({ group: asked, priority, skills, language }) => {
    const group = groupOf(settings, asked).id;
    if (skills.length === 0 && language === undefined) return { group, priority, skills };
    const team = teamOf(group);
    const known = skills.every(team.has) ? skills : skills.filter(team.has);
    return { group, priority, skills: known, ...(language !== undefined && team.speaks(language) ? { language } : {}) };
  };
}

function agentOf({ book, settings }: SnapshotOf, { id, status, lineLostSince }: Present): FloorAgent | undefined {
  const known = settings.staff.get(id);
  const gone = lineLostSince !== undefined || status === 'off';
  // Somebody with a line is of the staff, whatever has not been told so far.
  if (!known && gone) return undefined;
  const { limit, groups, skills, languages } = known ?? standardStaff(id, settings.groups);
  const idleSince = book.idleSince(id);
  return {
    ...{ id, status, limit, load: book.load(id), groups, skills, languages },
    ...(idleSince === undefined ? {} : { idleSince }),
    ...(lineLostSince === undefined ? {} : { lineLostSince }),
  };
}

function agentsOf(of: SnapshotOf): FloorAgent[] {
  const agents: FloorAgent[] = [];
  const seen = new Set<AgentId>();
  for (const present of of.staffing.all(of.site)) {
    seen.add(present.id);
    const agent = agentOf(of, present);
    if (agent) agents.push(agent);
  }
  for (const { agent: id } of of.book.held.values()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const agent = agentOf(of, { id, name: '', status: 'off', lineLostSince: of.since });
    if (agent) agents.push(agent);
  }
  return agents;
}

const isThere = ({ status, lineLostSince }: FloorAgent): boolean => status !== 'off' && lineLostSince === undefined;

function groupsOf({ book, settings }: SnapshotOf): FloorGroup[] {
  return settings.groups.map(({ name: _, hours: __, ...group }) => {
    const handlingMs = book.handlingMs(group.id);
    return { ...group, ...(handlingMs === undefined ? {} : { handlingMs }) };
  });
}

/** The floor of a site as a pass sees it; of what is held only what may have lost its agent. `waiting` is who is served at all. */
export function snapshot(of: SnapshotOf, waiting: Iterable<Waiting>): Floor {
  const { book, settings } = of;
  const agents = agentsOf(of);
  const there = new Set(agents.filter(isThere).map(({ id }) => id));
  const held: HeldConversation[] = [];
  const matter = matters(settings);
  for (const one of book.held.values()) {
    const { conversation, since, agent } = one;
    if (!there.has(agent)) held.push({ ...matter(one), conversation, since, agent });
  }
  const requests: WaitingRequest[] = [];
  for (const one of waiting) {
    const { conversation, since, waitsSince, knownBy, refusedBy, passedBy, offer } = one;
    requests.push({
      ...matter(one),
      ...{ conversation, since, waitsSince, knownBy, refusedBy, passedBy },
      ...(offer === undefined ? {} : { offer }),
    });
  }
  return { agents, groups: groupsOf(of), waiting: requests, held };
}
