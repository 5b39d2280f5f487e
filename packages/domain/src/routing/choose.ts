import type { AgentId } from '@shopbell/protocol';
import { type Crew, type Desk, hasRoom } from './crews.ts';
import type { Entry } from './entry.ts';
import type { FloorGroup } from './floor.ts';

type Order = FloorGroup['order'];

/** Infinity while they have something to do, or nobody knows. */
const idleSince = ({ agent, taken }: Desk): number => (taken === 0 ? (agent.idleSince ?? Infinity) : Infinity);

const byIdle = (a: Desk, b: Desk): number => {
  const [x, y] = [idleSince(a), idleSince(b)];
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Shares of the limit as products, so that no rounding decides. */
const byLoad = (a: Desk, b: Desk): number => a.taken * b.agent.limit - b.taken * a.agent.limit;

const compare: { readonly [O in Order]: (a: Desk, b: Desk) => number } = {
  least_loaded: (a, b) => byLoad(a, b) || byIdle(a, b),
  longest_idle: (a, b) => byIdle(a, b) || byLoad(a, b),
};

/** Desks come by id: of equals the smaller id is first, and stays. */
function best(desks: readonly Desk[], order: Order): Desk | undefined {
  const by = compare[order];
  let found: Desk | undefined;
  for (const desk of desks) if (!found || by(desk, found) < 0) found = desk;
  return found;
}

export interface Choice {
  desk: Desk;
  passedBy: readonly AgentId[];
}

/**
 * Who gets it, if anybody: the first of those who know it with room, else by the group's order. Who gave it away, or
 * declined it, doesn't. Who let it lapse is asked again only when everybody in reach has: one who doesn't look would else keep it from a colleague whose
 * room comes later. `isLate`: its longest wait is over, and nobody is asked twice any more.
 */
export function choose(request: Entry, crew: Crew, order: Order, isLate: boolean): Choice | undefined {
  if (!crew.free.every(hasRoom)) crew.free = crew.free.filter(hasRoom);
  if (crew.free.length === 0) return undefined;
  const { passedBy: asked, refusedBy } = request;
  const isElse = (desk: Desk): boolean => !refusedBy.includes(desk.agent.id);
  const notAsked = (desk: Desk): boolean => !asked.includes(desk.agent.id);
  let from = refusedBy.length === 0 ? crew.free : crew.free.filter(isElse);
  let passedBy = asked;
  if (asked.length > 0) {
    if (crew.reach.some((desk) => notAsked(desk) && isElse(desk))) from = from.filter(notAsked);
    else if (isLate) return undefined;
    else passedBy = [];
  }
  const desk = (passedBy === asked ? knowing(request, from) : undefined) ?? best(from, order);
  return desk && { desk, passedBy };
}

function knowing({ knownBy }: Entry, from: readonly Desk[]): Desk | undefined {
  for (const id of knownBy) {
    const desk = from.find(({ agent }) => agent.id === id);
    if (desk) return desk;
  }
  return undefined;
}
