import { expect } from 'vitest';
import type { Answer } from './answer.ts';
import type { Floor, FloorAgent, WaitingRequest } from './floor.ts';
import { carriedOut } from './sample.contract.ts';

/** Slow and obvious: may this agent get this request at all, room aside? Written without the code it judges. */
export function mayGet(agent: FloorAgent, request: WaitingRequest): boolean {
  const { language } = request;
  const tags = agent.languages.map((tag) => tag.toLowerCase());
  const parts = language?.toLowerCase().split('-') ?? [];
  const understood = tags.length === 0 || parts.some((_, i) => tags.includes(parts.slice(0, i + 1).join('-')));
  return (
    agent.status === 'online' &&
    !('lineLostSince' in agent) &&
    !new Set(request.refusedBy).has(agent.id) &&
    agent.limit > 0 &&
    new Set(agent.groups).has(request.group) &&
    request.skills.filter((skill) => !agent.skills.includes(skill)).length === 0 &&
    (language === undefined || understood)
  );
}

/** Who may get it now, room aside: those who let it lapse only when all have, and only before its longest wait is over. */
export function candidates(floor: Floor, request: WaitingRequest, now: number): FloorAgent[] {
  const all = floor.agents.filter((agent) => mayGet(agent, request));
  const fresh = all.filter(({ id }) => !request.passedBy.includes(id));
  const group = floor.groups.find(({ id }) => id === request.group);
  const isOver = request.waitsSince + (group?.maxWaitMs ?? 0) <= now;
  return fresh.length > 0 || (isOver && request.passedBy.length > 0) ? fresh : all;
}

const before = (a: WaitingRequest, b: WaitingRequest): boolean => {
  if (a.priority !== b.priority) return a.priority > b.priority;
  if (a.since !== b.since) return a.since < b.since;
  return a.conversation < b.conversation;
};

/** What each agent has to do: conversations and open offers. */
const loads = (floor: Floor): Map<string, number> => {
  const all = new Map(floor.agents.map(({ id, load }) => [id, load]));
  for (const { offer } of floor.waiting) if (offer) all.set(offer.agent, (all.get(offer.agent) ?? 0) + 1);
  return all;
};

/** Nobody got anything over their limit, and no offer is kept that has no room. */
export function nobodyOverLimit(floor: Floor, answer: Answer, now: number): void {
  const after = carriedOut(floor, answer, now);
  const taken = loads(after);
  const offeredTo = new Set(after.waiting.map(({ offer }) => offer?.agent));
  const assignedTo = new Set(answer.assigned.map(({ agent }) => agent));
  for (const { id, limit } of after.agents) {
    if (offeredTo.has(id) || assignedTo.has(id)) expect(taken.get(id), id).toBeLessThanOrEqual(limit);
  }
}

/** Nobody is left waiting, or is sent away for want of room, while somebody who may have them has room. */
export function nobodyPassedOver(floor: Floor, answer: Answer, now: number): void {
  const after = carriedOut(floor, answer, now);
  const taken = loads(after);
  const automatic = new Set(after.groups.filter(({ mode }) => mode === 'automatic').map(({ id }) => id));
  const crowded = new Set(
    answer.left.flatMap(({ why, conversation }) =>
      why === 'queue_full' || why === 'waited_too_long' ? [conversation] : [],
    ),
  );
  const back = carriedOut(floor, { ...answer, assigned: [], offered: [], left: [] }, now).waiting;
  const unserved = [
    ...after.waiting.filter(({ offer }) => !offer),
    ...back.filter(({ conversation }) => crowded.has(conversation)),
  ];
  for (const request of unserved.filter(({ group }) => automatic.has(group))) {
    const free = candidates(after, request, now).filter(({ id, limit }) => (taken.get(id) ?? 0) < limit);
    expect(free, request.conversation).toEqual([]);
  }
}

/** Whoever waited or lost their agent is in the answer once. */
export function nobodyLost(floor: Floor, answer: Answer): void {
  const asked = [...floor.waiting, ...answer.requeued].map(({ conversation }) => conversation);
  const told = [...answer.assigned, ...answer.left, ...answer.waiting].map(({ conversation }) => conversation);
  expect(told.toSorted()).toEqual(asked.toSorted());
}

/** Places of a group are 1 … n, in line; waits are positive and there only with data. */
export function placesWithoutHoles(floor: Floor, answer: Answer, now: number): void {
  const after = new Map(carriedOut(floor, answer, now).waiting.map((r) => [r.conversation, r]));
  for (const { id, mode, handlingMs } of floor.groups) {
    const here = answer.waiting.filter(({ group }) => group === id);
    expect(here.map(({ place }) => place)).toEqual(here.map((_, i) => i + 1));
    const line = here.map(({ conversation }) => after.get(conversation)!);
    for (const [i, request] of line.slice(1).entries()) expect(before(line[i]!, request)).toBe(true);
    for (const { conversation, expectedWaitMs, offeredTo } of here) {
      expect(offeredTo).toBe(after.get(conversation)?.offer?.agent);
      if (expectedWaitMs === undefined) continue;
      expect(expectedWaitMs).toBeGreaterThan(0);
      expect([mode, handlingMs === undefined, offeredTo]).toEqual(['automatic', false, undefined]);
    }
  }
}

/**
 * Replays what was given, in line: whoever got it was the shopper's last agent with room, else the first by the group's
 * order of all with room, and nobody earlier in line could have had their room.
 */
export function asStated(floor: Floor, answer: Answer, now: number): void {
  const none = { assigned: [], offered: [], left: [] };
  const start = carriedOut(floor, { ...answer, ...none }, now);
  const taken = loads({ ...start, agents: floor.agents });
  const idle = (agent: FloorAgent): number => (taken.get(agent.id) === 0 ? (agent.idleSince ?? Infinity) : Infinity);
  const share = ({ id, limit }: FloorAgent): number => (taken.get(id) ?? 0) / limit;
  const given = new Map(
    [...answer.assigned, ...answer.offered].map(({ conversation, agent }) => [conversation, agent]),
  );
  const line = start.waiting.toSorted((a, b) => (before(a, b) ? -1 : 1));
  for (const request of line) {
    const settings = start.groups.find(({ id }) => id === request.group);
    if (request.offer || settings?.mode !== 'automatic') {
      expect(given.get(request.conversation)).toBeUndefined();
      continue;
    }
    const free = candidates(floor, request, now).filter(({ id, limit }) => (taken.get(id) ?? 0) < limit);
    const ranked = free.toSorted((a, b) => {
      const keys = [share(a) - share(b), idle(a) === idle(b) ? 0 : idle(a) - idle(b)];
      if (settings.order === 'longest_idle') keys.reverse();
      return keys.find((key) => key !== 0) ?? (a.id < b.id ? -1 : 1);
    });
    const asked = request.passedBy.length > 0 && free.every(({ id }) => request.passedBy.includes(id));
    const knows = asked ? [] : (request.knownBy ?? []).flatMap((known) => free.filter(({ id }) => id === known));
    const last = knows[0];
    const expected = (last ?? ranked[0])?.id;
    expect(given.get(request.conversation), request.conversation).toBe(expected);
    if (expected !== undefined) taken.set(expected, (taken.get(expected) ?? 0) + 1);
  }
}
