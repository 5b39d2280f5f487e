import type { Floor, FloorAgent, FloorGroup, HeldConversation, WaitingRequest } from '@shopbell/domain';
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

/** Nothing is asked of who answers but the group. */
const MATTER = { priority: 0, skills: [] as readonly string[] };

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
  for (const { conversation, group, since, agent } of book.held.values()) {
    if (!there.has(agent)) held.push({ ...MATTER, conversation, group: groupOf(settings, group).id, since, agent });
  }
  const requests: WaitingRequest[] = [];
  for (const { conversation, group, since, waitsSince, lastAgent, passedBy, offer } of waiting) {
    requests.push({
      ...MATTER,
      ...{ conversation, group: groupOf(settings, group).id, since, waitsSince, passedBy },
      ...(lastAgent === undefined ? {} : { lastAgent }),
      ...(offer === undefined ? {} : { offer }),
    });
  }
  return { agents, groups: groupsOf(of), waiting: requests, held };
}
