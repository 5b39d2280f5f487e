import type { Conversation, GroupId, Offer } from '@shopbell/domain';
import type { AgentId, ConversationId } from '@shopbell/protocol';

/** What counts of whom it is and what they ask. */
interface Asked {
  readonly priority: number;
  readonly skills: readonly string[];
  readonly language: string | undefined;
}

/** A request that nobody has taken. */
export interface Waiting extends Asked {
  readonly conversation: ConversationId;
  readonly group: GroupId;
  readonly since: number;
  readonly waitsSince: number;
  /** Who knows the shopper or the matter, best first. */
  readonly knownBy: readonly AgentId[];
  /** Who gave it away, and who declined it in this wait. */
  refusedBy: readonly AgentId[];
  /** It was asked for – by its shopper, or handed to the group – and didn't only lose its agent, or come back from one. */
  readonly isAsked: boolean;
  passedBy: readonly AgentId[];
  offer: Offer | undefined;
  /** Was its group closed when this wait began? Undefined until that was looked at, once. */
  cameClosed: boolean | undefined;
}

/** A conversation that an agent has. */
export interface Held extends Asked {
  readonly conversation: ConversationId;
  readonly group: GroupId;
  readonly since: number;
  readonly agent: AgentId;
  /** Epoch ms of the assignment, where it was heard. */
  readonly from: number | undefined;
}

/** What one site's routing goes by: who waits, who has what. Fed by what is appended; the store is right where they differ. */
export interface Book {
  readonly waiting: ReadonlyMap<ConversationId, Waiting>;
  readonly held: ReadonlyMap<ConversationId, Held>;
  /** How many an agent has. */
  load(agent: AgentId): number;
  /** Epoch ms since when they have had nothing. */
  idleSince(agent: AgentId): number | undefined;
  /** Mean time an agent had one of the group lately, in ms. */
  handlingMs(group: GroupId): number | undefined;
  /** Takes a conversation as it is now; false when that changes nothing here, or is of before. */
  hear(conversation: Conversation, now: number): boolean;
  /** Somebody came who has nothing. */
  seen(agent: AgentId, now: number): void;
  /** Everything anew, as the store has it. */
  reset(all: readonly Conversation[], now: number): void;
}

/** Weight of the newest conversation in the mean handling time. */
const NEWEST = 0.1;

const NO_SKILLS: readonly string[] = [];

const askedOf = ({ priority = 0, skills = NO_SKILLS, language }: Conversation): Asked => ({
  priority,
  skills,
  language,
});

type Requested = Extract<Conversation, { state: 'requested' }>;

const isGivenAway = ({ returned }: Requested): boolean => returned === 'given_back' || returned === 'handed_over';

/** Who gave it away, if that is how it waits. */
const givers = (c: Requested): readonly AgentId[] => (isGivenAway(c) && c.lastAgent !== undefined ? [c.lastAgent] : []);

/** Who lost it; else its owner, then who had it last; never who gave it away. */
function knownBy(c: Requested): readonly AgentId[] {
  const { lastAgent, returned } = c;
  const last = lastAgent === undefined ? [] : [lastAgent];
  const owner = c.case.owner ? [c.case.owner.id] : [];
  if (returned === 'lost') return last;
  return isGivenAway(c) ? owner.filter((id) => id !== lastAgent) : [...owner, ...last];
}

interface Place {
  seq: number;
  deskSeq: number;
}

export function createBook(): Book {
  const waiting = new Map<ConversationId, Waiting>();
  const held = new Map<ConversationId, Held>();
  const places = new Map<ConversationId, Place>();
  const loads = new Map<AgentId, number>();
  const idle = new Map<AgentId, number>();
  const handling = new Map<GroupId, number>();

  function count(agent: AgentId, by: 1 | -1, now: number): void {
    const load = (loads.get(agent) ?? 0) + by;
    if (load > 0) {
      loads.set(agent, load);
      idle.delete(agent);
      return;
    }
    loads.delete(agent);
    idle.set(agent, now);
  }

  function noteHandling({ group, from }: Held, until: number): void {
    if (from === undefined) return;
    const before = handling.get(group);
    const took = Math.max(1, until - from);
    handling.set(group, before === undefined ? took : before + (took - before) * NEWEST);
  }

  function drop(id: ConversationId, until: number, now: number): void {
    waiting.delete(id);
    places.delete(id);
    const had = held.get(id);
    if (!had) return;
    held.delete(id);
    noteHandling(had, until);
    count(had.agent, -1, now);
  }

  /** What is offered to whom goes on as long as the wait does. */
  function wait(c: Requested): void {
    const before = waiting.get(c.id);
    const same = before?.waitsSince === c.waitsSince && before.group === c.group ? before : undefined;
    waiting.set(c.id, {
      ...askedOf(c),
      conversation: c.id,
      group: c.group,
      since: c.openedAt,
      waitsSince: c.waitsSince,
      knownBy: knownBy(c),
      refusedBy: same?.refusedBy ?? givers(c),
      passedBy: same?.passedBy ?? [],
      offer: same?.offer,
      isAsked: c.returned === undefined || c.returned === 'handed_over',
      cameClosed: same?.cameClosed,
    });
  }

  function put(c: Conversation, heard: boolean, now: number): void {
    if (c.state !== 'requested' && c.state !== 'active') return;
    places.set(c.id, { seq: c.seq, deskSeq: c.deskSeq });
    if (c.state === 'requested') return wait(c);
    const { id: conversation, group, openedAt: since, agent, lastAt } = c;
    held.set(conversation, {
      ...askedOf(c),
      conversation,
      group,
      since,
      agent: agent.id,
      from: heard ? lastAt : undefined,
    });
    count(agent.id, 1, now);
  }

  const isSame = (c: Conversation): boolean => {
    const had = held.get(c.id);
    if (c.state === 'active') return had?.agent === c.agent.id && had.group === c.group;
    if (c.state === 'requested') {
      const before = waiting.get(c.id);
      return !had && before?.waitsSince === c.waitsSince && before.priority === (c.priority ?? 0);
    }
    return !had && !waiting.has(c.id);
  };

  return {
    waiting,
    held,
    load: (agent) => loads.get(agent) ?? 0,
    idleSince: (agent) => idle.get(agent),
    handlingMs: (group) => handling.get(group),
    hear(c, now) {
      const place = places.get(c.id);
      if (place && (c.seq < place.seq || c.deskSeq < place.deskSeq)) return false;
      if (isSame(c)) {
        if (place) places.set(c.id, { seq: c.seq, deskSeq: c.deskSeq });
        return false;
      }
      const again = c.state === 'requested' && !held.has(c.id);
      if (!again) drop(c.id, c.lastAt, now);
      put(c, true, now);
      return true;
    },
    seen(agent, now) {
      if (!loads.has(agent) && !idle.has(agent)) idle.set(agent, now);
    },
    reset(all, now) {
      const ids = new Set(all.map(({ id }) => id));
      for (const id of [...waiting.keys(), ...held.keys()]) if (!ids.has(id)) drop(id, now, now);
      for (const c of all) {
        if (isSame(c)) continue;
        if (c.state !== 'requested' || held.has(c.id)) drop(c.id, now, now);
        put(c, false, now);
      }
    },
  };
}
