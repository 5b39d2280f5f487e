import type { Answer, GroupId } from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';
import { type SiteSettings, standardStaff } from '../ports/settings.ts';
import type { Present } from '../ports/staffing.ts';

interface FullOf {
  settings: SiteSettings;
  waiting: Answer['waiting'];
  people: Iterable<Present>;
  /** How many an agent has. */
  load: (agent: AgentId) => number;
}

/** Groups in which as many wait as may, and nobody has room: who asks now becomes a left message at once, as the pass decides. */
export function fullGroups({ settings, waiting, people, load }: FullOf): ReadonlySet<GroupId> {
  const count = new Map<GroupId, number>();
  const offered = new Map<AgentId, number>();
  for (const { group, offeredTo } of waiting) {
    if (offeredTo === undefined) count.set(group, (count.get(group) ?? 0) + 1);
    else offered.set(offeredTo, (offered.get(offeredTo) ?? 0) + 1);
  }
  const crowded = settings.groups.filter(({ id, maxWaiting }) => (count.get(id) ?? 0) >= maxWaiting);
  if (crowded.length === 0) return new Set();
  const roomy = new Set<GroupId>();
  for (const { id, status, lineLostSince } of people) {
    const { limit, groups } = settings.staff.get(id) ?? standardStaff(id, settings.groups);
    const isFree = status === 'online' && lineLostSince === undefined && load(id) + (offered.get(id) ?? 0) < limit;
    if (isFree) for (const group of groups) roomy.add(group);
  }
  return new Set(crowded.filter(({ id, mode }) => mode === 'pick' || !roomy.has(id)).map(({ id }) => id));
}
