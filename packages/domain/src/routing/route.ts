import type { AgentId } from '@shopbell/protocol';
import type { Answer } from './answer.ts';
import { byId } from './by-id.ts';
import type { Desk } from './crews.ts';
import { type Entry, entryOf } from './entry.ts';
import type { Floor } from './floor.ts';
import { byText, inLine } from './line.ts';
import { nextAt } from './next.ts';
import { places } from './places.ts';
import { requeue } from './requeue.ts';
import { counter } from './serve.ts';
import { strides } from './strides.ts';

/**
 * One pass over a floor, in short pieces: whoever drives it may let the loop go on after every yield. The floor is a snapshot:
 * it must not change meanwhile, and what came of it is checked again by the commit that carries it out (still
 * requested, still room). Throws a RangeError when an agent, a group or a conversation is on the floor twice.
 */
export function* routing(floor: Floor, now: number): Generator<undefined, Answer> {
  const groups = byId(floor.groups);
  const agents = floor.agents.toSorted((a, b) => byText(a.id, b.id));
  const desks = new Map<AgentId, Desk>(agents.map((agent) => [agent.id, { agent, taken: agent.load }]));
  const { requeued, back } = requeue(floor, now);
  yield;
  const entries: Entry[] = back.map((request) => entryOf(request, groups));
  yield* strides(floor.waiting, (request) => entries.push(entryOf(request, groups)));
  const line = yield* inLine(entries);
  const { keep, serve, ended, assigned, offered, left, waiting, unoffered } = counter(desks, now);
  yield* strides(line, keep);
  yield* strides(line, serve);
  const told = yield* places(waiting, agents, groups, unoffered);
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
