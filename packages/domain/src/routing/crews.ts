import { inReach, onDuty, speaks } from './able.ts';
import type { Left } from './answer.ts';
import type { FloorAgent, FloorGroup, GroupId } from './floor.ts';

/** An agent during a pass. */
export interface Desk {
  readonly agent: FloorAgent;
  /** What they have, are offered and got in this pass. */
  taken: number;
}

/** Who could answer requests that need the same. */
export interface Crew {
  /** Those worth waiting for. */
  readonly staff: readonly Desk[];
  /** Those of them who get something new, with room or without. */
  readonly reach: readonly Desk[];
  /** Those of them who had room when last looked at; room only shrinks in a pass. */
  free: readonly Desk[];
  /** Why nobody is worth waiting for, if so. */
  readonly hopeless?: Omit<Left, 'conversation'>;
}

export const hasRoom = ({ agent, taken }: Desk): boolean => taken < agent.limit;

/** A group, and who of it has what. */
interface Team {
  readonly everybody: Crew;
  readonly with: (skill: string) => ReadonlySet<Desk>;
  readonly speaking: (language: string) => ReadonlySet<Desk>;
  readonly crews: Map<string, Crew>;
}

interface Asked {
  readonly skills: readonly string[];
  readonly language?: string | undefined;
}

/** Computes each answer once. */
function once<T>(compute: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const now = compute(name);
    known.set(name, now);
    return now;
  };
}

function teamOf(desks: readonly Desk[], group: FloorGroup, now: number): Team {
  const members = desks.filter(({ agent }) => agent.groups.includes(group.id));
  const staff = members.filter(({ agent }) => onDuty(agent, group, now));
  const reach = staff.filter(({ agent }) => inReach(agent));
  const away = members.some(({ agent }) => agent.status === 'away');
  const nobody = { hopeless: { why: away ? 'everybody_away' : 'nobody_on_duty' } } as const;
  const everybody: Crew = { staff, reach, free: reach, ...(staff.length > 0 ? {} : nobody) };
  const those = (which: (agent: FloorAgent) => boolean) => new Set(staff.filter(({ agent }) => which(agent)));
  return {
    everybody,
    with: once((skill) => those((agent) => agent.skills.includes(skill))),
    speaking: once((language) => those((agent) => speaks(agent, language))),
    crews: new Map(),
  };
}

/** What of it nobody on duty has; all of it when no one person has all. */
function lacking(team: Team, { skills, language }: Asked): readonly string[] {
  const tongue = language === undefined ? [] : [language];
  const unknown = [
    ...skills.filter((skill) => team.with(skill).size === 0),
    ...tongue.filter((tag) => team.speaking(tag).size === 0),
  ];
  return (unknown.length > 0 ? unknown : [...skills, ...tongue]).sort();
}

/** Those of a crew who have one thing more. */
function narrowed(team: Team, crew: Crew, having: ReadonlySet<Desk>, asked: Asked): Crew {
  if (team.everybody.hopeless) return team.everybody;
  const staff = crew.staff.filter((desk) => having.has(desk));
  const reach = crew.reach.filter((desk) => having.has(desk));
  if (staff.length > 0) return { staff, reach, free: reach };
  return { staff, reach, free: reach, hopeless: { why: 'nobody_able', lacking: lacking(team, asked) } };
}

/** The crew for sorted skills and a language: that for all but the last of them, narrowed. Each is made once a pass. */
function crewOf(team: Team, skills: readonly string[], language: string | undefined): Crew {
  const last = skills.at(-1);
  if (last === undefined && language === undefined) return team.everybody;
  const key = `${language ?? ''}\n${skills.length < 2 ? (last ?? '') : skills.join('\n')}`;
  const known = team.crews.get(key);
  if (known) return known;
  const asked = { skills, language };
  const crew =
    language === undefined
      ? narrowed(team, crewOf(team, skills.slice(0, -1), undefined), team.with(last ?? ''), asked)
      : narrowed(team, crewOf(team, skills, undefined), team.speaking(language), asked);
  team.crews.set(key, crew);
  return crew;
}

/** The crew for what is needed, in whatever order it is told. `desks` are by id, so are those of a crew. */
export function crews(desks: readonly Desk[], now: number): (group: FloorGroup, asked: Asked) => Crew {
  const teams = new Map<GroupId, Team>();
  return (group, { skills, language }) => {
    let team = teams.get(group.id);
    if (!team) {
      team = teamOf(desks, group, now);
      teams.set(group.id, team);
    }
    return crewOf(team, skills.length < 2 ? skills : skills.toSorted(), language);
  };
}
