import type { FloorAgent, FloorGroup, GroupId } from './floor.ts';

/** What is asked of whoever answers. */
export interface Needs {
  readonly group: GroupId;
  readonly skills: readonly string[];
  /** Language tag; undefined: any. */
  readonly language?: string | undefined;
}

/** `zh` answers `zh` and `zh-CN`, `zh-CN` does not answer `zh` (RFC 4647, basic filtering); who has said none answers in any. */
export function speaks(agent: Pick<FloorAgent, 'languages'>, language: string): boolean {
  const asked = language.toLowerCase();
  if (agent.languages.length === 0) return true;
  return agent.languages.some((tag) => {
    const range = tag.toLowerCase();
    return asked === range || asked.startsWith(`${range}-`);
  });
}

/** In the group, with all skills and the language. Says nothing of status and room. */
export const able = (agent: FloorAgent, { group, skills, language }: Needs): boolean =>
  agent.groups.includes(group) &&
  skills.every((skill) => agent.skills.includes(skill)) &&
  (language === undefined || speaks(agent, language));

/** Has a line, or may still come back to it. At the end of the grace it is over. */
const withinGrace = ({ lineLostSince }: FloorAgent, graceMs: number, now: number): boolean =>
  lineLostSince === undefined || now < lineLostSince + graceMs;

/** Worth waiting for. */
export const onDuty = (agent: FloorAgent, { graceMs }: FloorGroup, now: number): boolean =>
  (agent.status === 'online' || agent.status === 'busy') && withinGrace(agent, graceMs, now);

/** Sees an offer and may accept it. */
export const present = ({ status, lineLostSince }: FloorAgent): boolean =>
  (status === 'online' || status === 'busy') && lineLostSince === undefined;

/** Gets something new, room or not. */
export const inReach = (agent: FloorAgent): boolean =>
  agent.status === 'online' && agent.lineLostSince === undefined && agent.limit > 0;

/** Why an agent no longer has what they held, if they don't. */
export function lost(agent: FloorAgent | undefined, graceMs: number, now: number) {
  if (!agent) return 'agent_gone';
  if (!withinGrace(agent, graceMs, now)) return 'line_lost';
  return agent.status === 'off' && agent.lineLostSince === undefined ? 'signed_off' : undefined;
}
