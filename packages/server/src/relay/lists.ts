import type { Conversation } from '@shopbell/domain';
import type { ConversationId, SiteId, WholeList } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { rowOf } from './rows.ts';
import { send } from './send.ts';
import type { Session } from './session.ts';

/** Changes are gathered this long, so that what comes together is one patch. */
const GATHER_MS = 30;
/** In a flood – when the last patch was of more conversations than this – they are gathered longer, in ms. */
const FLOOD = 20;
const GATHER_FLOOD_MS = 200;

type Topic = 'waiting' | 'mine';
const TOPICS: readonly Topic[] = ['waiting', 'mine'];

/** Which of an agent's lists a conversation belongs in. */
function listOf(conversation: Conversation, who: AgentWho): Topic | undefined {
  if (conversation.state === 'requested' || conversation.state === 'left') return 'waiting';
  if (conversation.state === 'active' && conversation.agent.id === who.agent.id) return 'mine';
  return undefined;
}

/** Newer by either log. */
const newer = (a: Conversation, b: Conversation | undefined) => !b || a.seq > b.seq || a.deskSeq > b.deskSeq;

/** The live lists of agents: whole in welcome, patches afterwards. */
export function createLists(deps: RelayDeps) {
  const dirty = new Map<SiteId, Map<ConversationId, Conversation>>();
  const flooded = new Map<SiteId, boolean>();
  /** What the store held at the last check. */
  const checked = new WeakMap<Session, string>();

  function patch(session: Session, who: AgentWho, changed: Iterable<Conversation>): void {
    const { lists } = session;
    if (!lists) return;
    const rows = { waiting: [] as Conversation[], mine: [] as Conversation[] };
    const drop = { waiting: [] as ConversationId[], mine: [] as ConversationId[] };
    for (const conversation of changed) {
      const before = lists.where.get(conversation.id);
      const now = listOf(conversation, who);
      if (before && before !== now) drop[before].push(conversation.id);
      // A full list keeps those who wait longest; who comes later takes the place of one who leaves.
      if (now && !before && lists.full[now]) continue;
      if (now) {
        rows[now].push(conversation);
        lists.where.set(conversation.id, now);
      } else lists.where.delete(conversation.id);
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

  /** Both lists anew, because places became free in a full one. */
  function refill(session: Session, who: AgentWho): void {
    whole(session, who).then(
      (states) => {
        for (const state of states) send(deps, session, { type: 'state', state });
        settle(session, who);
      },
      (error: unknown) => deps.log.error({ error, session: session.id }, 'a list could not be read'),
    );
  }

  const limit = LIMITS.listMaxRows;
  const load = ({ site, agent }: AgentWho) =>
    Promise.all([
      deps.store.conversations(site, { of: 'waiting', limit }),
      deps.store.conversations(site, { of: 'agent', agent: agent.id, limit }),
    ]);

  async function whole(session: Session, who: AgentWho): Promise<WholeList[]> {
    session.missed = new Map();
    const [waiting, mine] = await load(who);
    const where = new Map<ConversationId, Topic>();
    for (const c of waiting) where.set(c.id, 'waiting');
    for (const c of mine) where.set(c.id, 'mine');
    const before = session.lists?.rev;
    const rev = { waiting: (before?.waiting ?? 0) + 1, mine: (before?.mine ?? 0) + 1 };
    session.lists = { rev, where, full: { waiting: waiting.length >= limit, mine: mine.length >= limit } };
    return [
      { topic: 'waiting', rev: rev.waiting, rows: waiting.map(rowOf) },
      { topic: 'mine', rev: rev.mine, rows: mine.map(rowOf) },
    ];
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
      if (!deps.hub.hasAgents(site)) return;
      const waiting = dirty.get(site);
      if (!waiting) {
        dirty.set(site, new Map([[id, conversation]]));
        deps.clock.after(flooded.get(site) ? GATHER_FLOOD_MS : GATHER_MS, () => flush(site));
      } else if (newer(conversation, waiting.get(id))) waiting.set(id, conversation);
    },
    /** Sends both lists anew when the store holds others than at the last check: a hint may have been lost. */
    async check(session: Session, who: AgentWho): Promise<void> {
      const now = (await load(who)).flat().map(({ id, seq, deskSeq }) => `${id} ${seq} ${deskSeq}`);
      const digest = now.join();
      const before = checked.get(session);
      checked.set(session, digest);
      if (before !== digest && session.phase === 'live') refill(session, who);
    },
    /** Both lists whole, for welcome. The session must be in the hub already: what changes meanwhile is patched after. */
    whole,
    /** After they went out: what changed while they were read. */
    settle,
  };
}

export type LiveLists = ReturnType<typeof createLists>;
