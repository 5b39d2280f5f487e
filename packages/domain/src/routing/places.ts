import { inReach } from './able.ts';
import type { Place } from './answer.ts';
import type { Entry } from './entry.ts';
import type { FloorAgent, FloorGroup, GroupId } from './floor.ts';
import { strides } from './strides.ts';
import { expectedWait } from './wait.ts';

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
 * Place and expected wait of everybody who waits. `waiting` is in line, `agents` are by id; `unoffered` says how many of each
 * group have no offer. Who has one keeps a place, but takes no turn from those behind.
 */
export function* places(
  waiting: readonly Entry[],
  agents: readonly FloorAgent[],
  groups: ReadonlyMap<GroupId, FloorGroup>,
  unoffered: ReadonlyMap<GroupId, number>,
): Generator<undefined, readonly Place[]> {
  const slots = slotsOf(agents, (group) => groups.get(group)?.mode === 'automatic' && (unoffered.get(group) ?? 0) > 0);
  const heads = new Map<GroupId, { place: number; turn: number }>();
  const told: Place[] = [];
  yield* strides(waiting, ({ conversation, group, settings, offer }) => {
    const head = heads.get(group) ?? { place: 0, turn: 0 };
    heads.set(group, head);
    head.place += 1;
    const { place } = head;
    if (offer) {
      told.push({ conversation, group, place, offeredTo: offer.agent });
      return;
    }
    head.turn += 1;
    const expectedWaitMs = expectedWait(head.turn, settings?.handlingMs, slots.get(group) ?? 0);
    told.push(
      expectedWaitMs === undefined ? { conversation, group, place } : { conversation, group, place, expectedWaitMs },
    );
  });
  return told;
}
