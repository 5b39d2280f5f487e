import { able, inReach, type Needs, onDuty, speaks } from './able.ts';
import type { Left } from './answer.ts';
import type { FloorAgent, FloorGroup } from './floor.ts';

/** An agent during a pass. */
export interface Desk {
  readonly agent: FloorAgent;
  /** What they have, are offered and got in this pass. */
  taken: number;
}

/** Who could answer requests that need the same. */
export interface Crew {
  /** Those who get something new, with room or without. */
  readonly reach: ReadonlySet<Desk>;
  /** Those of them who had room when last looked at; room only shrinks in a pass. */
  free: Desk[];
  /** Why nobody is worth waiting for, if so. */
  readonly hopeless?: Omit<Left, 'conversation'>;
}

export const hasRoom = ({ agent, taken }: Desk): boolean => taken < agent.limit;

/** What of it nobody of the staff has. */
function lacking(staff: readonly FloorAgent[], { skills, language }: Needs): readonly string[] {
  const unknown = skills.filter((skill) => !staff.some((agent) => agent.skills.includes(skill)));
  if (language !== undefined && !staff.some((agent) => speaks(agent, language))) unknown.push(language);
  if (unknown.length > 0) return unknown.sort();
  return [...skills, ...(language === undefined ? [] : [language])].sort();
}

function hopeless(members: readonly FloorAgent[], group: FloorGroup, needs: Needs, now: number): Crew['hopeless'] {
  const staff = members.filter((agent) => onDuty(agent, group, now));
  if (staff.some((agent) => able(agent, needs))) return undefined;
  if (staff.length > 0) return { why: 'nobody_able', lacking: lacking(staff, needs) };
  return { why: members.some(({ status }) => status === 'away') ? 'everybody_away' : 'nobody_on_duty' };
}

function crewOf(desks: readonly Desk[], group: FloorGroup, needs: Needs, now: number): Crew {
  const members = desks.filter(({ agent }) => agent.groups.includes(group.id));
  const reach = members.filter(({ agent }) => inReach(agent) && able(agent, needs));
  const without = hopeless(
    members.map(({ agent }) => agent),
    group,
    needs,
    now,
  );
  return { reach: new Set(reach), free: reach, ...(without ? { hopeless: without } : {}) };
}

/** The crew for what is needed; each is made once a pass. */
export function crews(desks: readonly Desk[], now: number): (group: FloorGroup, needs: Needs) => Crew {
  const known = new Map<string, Crew>();
  return (group, needs) => {
    const { skills, language = '' } = needs;
    const parts = skills.length > 1 ? skills.toSorted() : skills;
    const key = parts.length === 0 ? `${language}\n${group.id}` : `${language}\n${group.id}\n${parts.join('\n')}`;
    let crew = known.get(key);
    if (!crew) {
      crew = crewOf(desks, group, needs, now);
      known.set(key, crew);
    }
    return crew;
  };
}
