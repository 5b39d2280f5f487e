import type { AgentId, ConversationId } from '@shopbell/protocol';
import type { Assigned, EndedOffer, Left, Offered } from './answer.ts';
import { twice } from './by-id.ts';
import { choose } from './choose.ts';
import { crews, type Desk } from './crews.ts';
import type { Entry } from './entry.ts';
import type { GroupId } from './floor.ts';
import { endOffer } from './open-offer.ts';

/** What a pass has found so far. Requests come in line: all by `keep`, then all by `serve`. */
export interface Counter {
  /** Takes an offer that is over; one that stands takes its agent's room. Throws on a conversation that came before. */
  keep(entry: Entry): void;
  /** Gives it, leaves it, or lets it wait. */
  serve(entry: Entry): void;
  readonly ended: EndedOffer[];
  readonly assigned: Assigned[];
  readonly offered: Offered[];
  readonly left: Left[];
  readonly waiting: Entry[];
  /** How many of each group wait without an offer. */
  readonly unoffered: Map<GroupId, number>;
}

export function counter(desks: ReadonlyMap<AgentId, Desk>, now: number): Counter {
  const ended: EndedOffer[] = [];
  const assigned: Assigned[] = [];
  const offered: Offered[] = [];
  const left: Left[] = [];
  const waiting: Entry[] = [];
  const unoffered = new Map<GroupId, number>();
  const seen = new Set<ConversationId>();
  const crewFor = crews([...desks.values()], now);

  function keep(entry: Entry): void {
    const { conversation, offer } = entry;
    if (seen.has(conversation)) throw twice();
    seen.add(conversation);
    if (!offer) return;
    const desk = desks.get(offer.agent);
    const end = endOffer(entry, desk, now);
    if (end) ended.push(end);
    else if (desk) desk.taken += 1;
  }

  function give(entry: Entry, desk: Desk, passedBy: readonly AgentId[], acceptMs: number | undefined): void {
    const { conversation } = entry;
    const agent = desk.agent.id;
    desk.taken += 1;
    if (acceptMs === undefined) {
      assigned.push({ conversation, agent });
      return;
    }
    const until = now + acceptMs;
    entry.passedBy = passedBy.toSorted();
    entry.offer = { agent, until };
    offered.push({ conversation, agent, until, passedBy: entry.passedBy });
    waiting.push(entry);
  }

  function serve(entry: Entry): void {
    const { conversation, settings: group } = entry;
    if (!group) {
      left.push({ conversation, why: 'group_gone' });
      return;
    }
    if (entry.offer) {
      waiting.push(entry);
      return;
    }
    const crew = crewFor(group, entry);
    if (crew.hopeless) {
      left.push({ conversation, ...crew.hopeless });
      return;
    }
    const { refusedBy } = entry;
    const isGivenOut = group.mode === 'automatic';
    if (isGivenOut && crew.staff.every(({ agent }) => refusedBy.includes(agent.id))) {
      left.push({ conversation, why: 'nobody_else' });
      return;
    }
    const isLate = now - entry.waitsSince >= group.maxWaitMs;
    const choice = isGivenOut ? choose(entry, crew, group.order, isLate) : undefined;
    if (choice) {
      give(entry, choice.desk, choice.passedBy, group.acceptMs);
      return;
    }
    const count = unoffered.get(group.id) ?? 0;
    if (isLate) left.push({ conversation, why: 'waited_too_long' });
    else if (count >= group.maxWaiting) left.push({ conversation, why: 'queue_full' });
    else {
      unoffered.set(group.id, count + 1);
      waiting.push(entry);
    }
  }

  return { keep, serve, ended, assigned, offered, left, waiting, unoffered };
}
