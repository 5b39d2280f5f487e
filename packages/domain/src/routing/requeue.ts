import { lost } from './able.ts';
import type { Requeued } from './answer.ts';
import { byId } from './by-id.ts';
import type { Floor, WaitingRequest } from './floor.ts';
import { byText } from './line.ts';

/** Conversations whose agent doesn't have them any more, as they wait again. */
export function requeue(
  { agents, groups, held }: Floor,
  now: number,
): { requeued: Requeued[]; back: WaitingRequest[] } {
  const staff = byId(agents);
  const graceOf = new Map(groups.map(({ id, graceMs }) => [id, graceMs]));
  const longest = Math.max(0, ...graceOf.values());
  const requeued: Requeued[] = [];
  const back: WaitingRequest[] = [];
  for (const { agent, ...matter } of held.toSorted((a, b) => byText(a.conversation, b.conversation))) {
    const why = lost(staff.get(agent), graceOf.get(matter.group) ?? longest, now);
    if (!why) continue;
    requeued.push({ conversation: matter.conversation, agent, why });
    back.push({ ...matter, waitsSince: now, knownBy: [agent], passedBy: [] });
  }
  return { requeued, back };
}
