import type { AgentId } from '@shopbell/protocol';
import type { Answer, Assigned, EndedOffer, Left, Offered } from './answer.ts';
import { byId } from './by-id.ts';
import { choose } from './choose.ts';
import { crews, type Desk } from './crews.ts';
import type { Floor, WaitingRequest } from './floor.ts';
import { byText, inLine } from './line.ts';
import { nextAt } from './next.ts';
import { endOf } from './open-offer.ts';
import { places } from './places.ts';
import { requeue } from './requeue.ts';

/** Requests looked at between two yields; well under a millisecond. */
const STRIDE = 128;

/**
 * One pass over a floor, in short pieces: whoever drives it may let the loop go on after every yield. The floor is a snapshot:
 * it must not change meanwhile, and what came of it is checked again by the commit that carries it out (still
 * requested, still room). Throws a RangeError when an agent, a group or a conversation is on the floor twice.
 */
export function* routing(floor: Floor, now: number): Generator<undefined, Answer> {
  const groups = byId(floor.groups, ({ id }) => id);
  const agents = floor.agents.toSorted((a, b) => byText(a.id, b.id));
  const desks = new Map<AgentId, Desk>(agents.map((agent) => [agent.id, { agent, taken: agent.load }]));
  const { requeued, back } = requeue(floor, now);
  yield;
  const line = yield* inLine([...floor.waiting, ...back]);
  byId(line, ({ conversation }) => conversation);
  yield;

  const ended: EndedOffer[] = [];
  const asking: WaitingRequest[] = [];
  for (const request of line) {
    const desk = request.offer && desks.get(request.offer.agent);
    const end = endOf(request, groups.get(request.group), desk, now);
    if (end) ended.push(end.over);
    else if (desk) desk.taken += 1;
    asking.push(end?.request ?? request);
    if (asking.length % STRIDE === 0) yield;
  }

  const crewFor = crews([...desks.values()], now);
  const assigned: Assigned[] = [];
  const offered: Offered[] = [];
  const left: Left[] = [];
  const waiting: WaitingRequest[] = [];
  const counts = new Map(floor.groups.map(({ id }) => [id, 0]));
  for (const [i, request] of asking.entries()) {
    if (i % STRIDE === 0) yield;
    const { conversation } = request;
    const group = groups.get(request.group);
    if (!group) {
      left.push({ conversation, why: 'group_gone' });
      continue;
    }
    if (request.offer) {
      waiting.push(request);
      continue;
    }
    const crew = crewFor(group, request);
    if (crew.hopeless) {
      left.push({ conversation, ...crew.hopeless });
      continue;
    }
    const choice = group.mode === 'automatic' ? choose(request, crew, group.order, desks) : undefined;
    if (choice) {
      const { desk } = choice;
      const passedBy = choice.passedBy.toSorted();
      const agent = desk.agent.id;
      desk.taken += 1;
      if (group.acceptMs === undefined) assigned.push({ conversation, agent });
      else {
        const until = now + group.acceptMs;
        offered.push({ conversation, agent, until, passedBy });
        waiting.push({ ...request, passedBy, offer: { agent, until } });
      }
      continue;
    }
    const count = counts.get(group.id) ?? 0;
    if (now - request.waitsSince >= group.maxWaitMs) left.push({ conversation, why: 'waited_too_long' });
    else if (count >= group.maxWaiting) left.push({ conversation, why: 'queue_full' });
    else {
      counts.set(group.id, count + 1);
      waiting.push(request);
    }
  }
  yield;
  const told = yield* places(waiting, groups, agents, counts);
  const next = nextAt(waiting, floor, now);
  const found = { ended, requeued, assigned, offered, left, waiting: told };
  return next === undefined ? found : { ...found, nextAt: next };
}

/** A whole pass at once. */
export function route(floor: Floor, now: number): Answer {
  const pass = routing(floor, now);
  for (;;) {
    const { done, value } = pass.next();
    if (done) return value;
  }
}
