import { inReach } from './able.ts';
import type { Place } from './answer.ts';
import type { FloorAgent, FloorGroup, GroupId, WaitingRequest } from './floor.ts';
import { expectedWait } from './wait.ts';

const STRIDE = 256;

/** Limits of those in reach, shared out over those of their groups that have somebody without an offer. */
function slotsOf(agents: readonly FloorAgent[], waiting: (group: GroupId) => boolean): ReadonlyMap<GroupId, number> {
  const slots = new Map<GroupId, number>();
  for (const agent of agents) {
    if (!inReach(agent)) continue;
    const sharing = agent.groups.filter(waiting);
    for (const group of sharing) slots.set(group, (slots.get(group) ?? 0) + agent.limit / sharing.length);
  }
  return slots;
}

/**
 * Place and expected wait of everybody who waits. `waiting` is in line; `counts` says how many of each group have no offer.
 * Who has one keeps a place, but takes no turn from those behind.
 */
export function* places(
  waiting: readonly WaitingRequest[],
  groups: ReadonlyMap<GroupId, FloorGroup>,
  agents: readonly FloorAgent[],
  counts: ReadonlyMap<GroupId, number>,
): Generator<undefined, readonly Place[]> {
  const busy = (id: GroupId): boolean => groups.get(id)?.mode === 'automatic' && (counts.get(id) ?? 0) > 0;
  const slots = slotsOf(agents, busy);
  const heads = new Map<GroupId, { place: number; turn: number }>();
  const told: Place[] = [];
  for (const { conversation, group, offer } of waiting) {
    const head = heads.get(group) ?? { place: 0, turn: 0 };
    heads.set(group, head);
    head.place += 1;
    const place: Place = { conversation, group, place: head.place };
    if (offer) place.offeredTo = offer.agent;
    else {
      head.turn += 1;
      const settings = groups.get(group);
      const wait = settings && expectedWait(head.turn, settings, slots.get(group) ?? 0);
      if (wait !== undefined) place.expectedWaitMs = wait;
    }
    told.push(place);
    if (told.length % STRIDE === 0) yield;
  }
  return told;
}
