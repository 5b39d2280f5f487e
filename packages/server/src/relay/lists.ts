import { type Conversation, isClaimed, isGuest, isInCompany, owesIn } from '@shopbell/domain';
import type { ConversationId, SiteId, WholeList } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { rowOf } from './rows.ts';
import { send } from './send.ts';
import type { Heads, Session, Topic } from './session.ts';

/** Changes are gathered this long, so that what comes together is one patch. */
const GATHER_MS = 30;
/** In a flood – when the last patch was of more conversations than this – they are gathered longer, in ms. */
const FLOOD = 20;
const GATHER_FLOOD_MS = 200;

/** A read that failed is tried again after this long, in ms. */
const AGAIN_MS = 1000;

const TOPICS: readonly Topic[] = ['waiting', 'left', 'mine', 'owned', 'company', 'floor', 'promises'];

/** Who oversees the floor has one list more. */
const topicsOf = ({ duty }: AgentWho): readonly Topic[] =>
  duty === 'agent' ? TOPICS.filter((topic) => topic !== 'floor') : TOPICS;

const inEach = <T>(make: (topic: Topic) => T): Record<Topic, T> => ({
  waiting: make('waiting'),
  left: make('left'),
  mine: make('mine'),
  owned: make('owned'),
  company: make('company'),
  floor: make('floor'),
  promises: make('promises'),
});

/** Whether a conversation belongs in this list of the agent's. What waits may be theirs to see through as well. */
function belongs(topic: Topic, conversation: Conversation, { agent, duty }: AgentWho): boolean {
  const { state } = conversation;
  if (topic === 'waiting') return state === 'requested';
  if (topic === 'left') return state === 'left' || (isClaimed(conversation) && conversation.agent.id !== agent.id);
  if (topic === 'company') return isInCompany(conversation, agent.id);
  if (topic === 'promises') return duty === 'agent' ? owesIn(conversation, agent.id) : !!conversation.promises;
  if (topic === 'floor') return duty !== 'agent' && state === 'active';
  const has = state === 'active' && conversation.agent.id === agent.id;
  if (topic === 'mine') return has;
  return !has && state !== 'closed' && conversation.case.owner?.id === agent.id;
}

/** Newer by either log. */
const newer = (a: Heads, b: Heads | undefined) => !b || a.seq > b.seq || a.deskSeq > b.deskSeq;

const headsOf = ({ seq, deskSeq }: Conversation): Heads => ({ seq, deskSeq });

/** The same conversations, each as of the same events. */
const isHeld = (held: ReadonlyMap<ConversationId, Heads>, rows: readonly Conversation[]): boolean =>
  held.size === rows.length &&
  rows.every(({ id, seq, deskSeq }) => {
    const heads = held.get(id);
    return heads?.seq === seq && heads.deskSeq === deskSeq;
  });

/** The live lists of agents: whole in welcome, patches afterwards. */
export function createLists(deps: RelayDeps) {
  const dirty = new Map<SiteId, Map<ConversationId, Conversation>>();
  const flooded = new Map<SiteId, boolean>();
  /** Whose lists are read again soon. */
  const readAgain = new WeakSet<Session>();

  function patch(session: Session, who: AgentWho, changed: Iterable<Conversation>): void {
    const { lists } = session;
    if (!lists) return;
    const rows = inEach((): Conversation[] => []);
    const drop = inEach((): ConversationId[] => []);
    for (const conversation of changed) {
      // Gathered before the list was read, and what came since was not heard of.
      if (TOPICS.some((topic) => newer(lists.held[topic].get(conversation.id) ?? conversation, conversation))) continue;
      if (isGuest(conversation, who.agent.id)) lists.joined.add(conversation.id);
      else lists.joined.delete(conversation.id);
      for (const topic of TOPICS) {
        const held = lists.held[topic];
        const before = held.has(conversation.id);
        if (!belongs(topic, conversation, who)) {
          if (before) drop[topic].push(conversation.id);
          held.delete(conversation.id);
        } else if (before || !lists.full[topic]) {
          // A full list keeps those who wait longest; who comes later takes the place of one who leaves.
          rows[topic].push(conversation);
          held.set(conversation.id, headsOf(conversation));
        }
      }
    }
    for (const topic of TOPICS) {
      if (rows[topic].length === 0 && drop[topic].length === 0) continue;
      if (lists.full[topic] && drop[topic].length > 0) {
        refill(session, who);
        return;
      }
      lists.rev[topic] += 1;
      send(deps, session, {
        type: 'state',
        state: { topic, rev: lists.rev[topic], put: rows[topic].map(rowOf), drop: drop[topic] },
      });
    }
  }

  /** Reads them soon. */
  function again(session: Session, who: AgentWho): void {
    if (readAgain.has(session)) return;
    readAgain.add(session);
    deps.clock.after(AGAIN_MS, () => {
      readAgain.delete(session);
      if (session.phase === 'live') refill(session, who);
    });
  }

  /** The lists anew, because places became free in a full one. Two reads at once could end in the older one. */
  function refill(session: Session, who: AgentWho): void {
    if (session.missed) return again(session, who);
    whole(session, who).then(
      (states) => {
        for (const state of states) send(deps, session, { type: 'state', state });
        settle(session, who);
      },
      (error: unknown) => {
        deps.log.error({ error, session: session.id }, 'a list could not be read');
        // What changed meanwhile goes into the lists of before, which may lack something until they are read.
        settle(session, who);
        again(session, who);
      },
    );
  }

  const limit = LIMITS.listMaxRows;
  const limitOf = (topic: Topic) => (topic === 'floor' ? LIMITS.floorMaxRows : limit);
  /** What the store has of each list. */
  async function load(who: AgentWho): Promise<Record<Topic, readonly Conversation[]>> {
    const { site, duty } = who;
    const { id: agent } = who.agent;
    const [waiting, left, mine, owned, company, floor, promises] = await Promise.all([
      deps.store.conversations(site, { of: 'waiting', limit }),
      deps.store.conversations(site, { of: 'left', limit }),
      deps.store.conversations(site, { of: 'agent', agent, limit }),
      deps.store.conversations(site, { of: 'owner', agent, limit }),
      deps.store.conversations(site, { of: 'company', agent, limit }),
      duty === 'agent' ? [] : deps.store.conversations(site, { of: 'held', limit: limitOf('floor') }),
      deps.store.conversations(site, { of: 'promised', ...(duty === 'agent' ? { agent } : {}), limit }),
    ]);
    // Of the inbox, what they have themselves is in `mine`.
    return { waiting, left: left.filter((each) => belongs('left', each, who)), mine, owned, company, floor, promises };
  }

  async function whole(session: Session, who: AgentWho): Promise<WholeList[]> {
    session.missed = new Map();
    const loaded = await load(who);
    const before = session.lists?.rev;
    const rev = inEach((topic) => (before?.[topic] ?? 0) + 1);
    session.lists = {
      rev,
      held: inEach((topic) => new Map(loaded[topic].map((each) => [each.id, headsOf(each)]))),
      full: inEach((topic) => loaded[topic].length >= limitOf(topic)),
      joined: new Set(loaded.company.filter((each) => isGuest(each, who.agent.id)).map(({ id }) => id)),
    };
    return topicsOf(who).map((topic) => ({ topic, rev: rev[topic], rows: loaded[topic].map(rowOf) }));
  }

  function settle(session: Session, who: AgentWho): void {
    const { missed } = session;
    session.missed = undefined;
    if (missed) patch(session, who, missed.values());
  }

  function flush(site: SiteId): void {
    const changed = dirty.get(site);
    dirty.delete(site);
    flooded.set(site, (changed?.size ?? 0) > FLOOD);
    if (!changed) return;
    for (const session of deps.hub.agents(site)) {
      if (session.who?.role !== 'agent') continue;
      if (session.missed) {
        for (const conversation of changed.values()) session.missed.set(conversation.id, conversation);
      } else patch(session, session.who, changed.values());
    }
  }

  return {
    /** A conversation changed. */
    changed(conversation: Conversation): void {
      const { site, id } = conversation;
      const waiting = dirty.get(site);
      // What is gathered goes out even when the last agent left meanwhile: who comes back by then must not get an older one.
      if (!waiting && !deps.hub.hasAgents(site)) return;
      if (!waiting) {
        dirty.set(site, new Map([[id, conversation]]));
        deps.clock.after(flooded.get(site) ? GATHER_FLOOD_MS : GATHER_MS, () => flush(site));
      } else if (newer(conversation, waiting.get(id))) waiting.set(id, conversation);
    },
    /** Sends the lists anew when the store holds others than were told: a hint may have been lost. */
    async check(session: Session, who: AgentWho): Promise<void> {
      const loaded = await load(who);
      const { lists, phase } = session;
      if (!lists || phase !== 'live') return;
      if (topicsOf(who).some((topic) => !isHeld(lists.held[topic], loaded[topic]))) refill(session, who);
    },
    /** The lists whole, for welcome. The session must be in the hub already: what changes meanwhile is patched after. */
    whole,
    /** After they went out: what changed while they were read. */
    settle,
  };
}

export type LiveLists = ReturnType<typeof createLists>;
