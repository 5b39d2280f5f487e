import type { AgentName } from '@shopbell/domain';
import type { AgentId, AvailabilityState, ColleaguesState, SiteId } from '@shopbell/protocol';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { sendEncoded } from './send.ts';

/** Changes are gathered this long: a floor signs in within minutes, and each of them is told of all. */
const GATHER_MS = 250;

interface OnDuty {
  name: string;
  sockets: number;
  /** Cancels the sign-off that follows the last lost connection. */
  leaving: (() => void) | undefined;
}

/**
 * Who is on duty, and what shoppers are told of it. An agent is on duty from the first greeted connection until
 * `agentGraceMs` after the last one ended, so that a reload or a cut line doesn't flicker. Every change goes into the
 * floor's log.
 */
export function createPresence(deps: RelayDeps) {
  const floor = new Map<SiteId, Map<AgentId, OnDuty>>();
  const revs = new Map<SiteId, number>();
  const floorRevs = new Map<SiteId, number>();
  const gathering = new Set<SiteId>();

  const log = (who: AgentWho, status: 'online' | 'off', reason: 'connected' | 'disconnected' | 'session_ended') =>
    deps.floor
      .setAgentStatus(who.site, who.agent.id, status, reason, deps.clock.now())
      .catch((error: unknown) => deps.log.error({ error, agent: who.agent.id }, 'status was not logged'));

  const availability = (site: SiteId): AvailabilityState => ({
    topic: 'availability',
    rev: revs.get(site) ?? 0,
    value: floor.has(site) ? 'online' : 'away',
  });

  function announce(site: SiteId): void {
    revs.set(site, (revs.get(site) ?? 0) + 1);
    const json = JSON.stringify({ type: 'state', state: availability(site) });
    // Who is being greeted is told by their welcome, and nothing may come before that.
    for (const session of deps.hub.shoppers(site)) {
      if (session.phase === 'live') sendEncoded(deps, session, 'state', json);
    }
  }

  const colleagues = (site: SiteId): ColleaguesState => ({
    topic: 'colleagues',
    rev: floorRevs.get(site) ?? 0,
    agents: [...(floor.get(site) ?? [])].map(([id, { name }]) => ({ id, name })),
  });

  /** Tells the agents who is on duty. */
  function changed(site: SiteId): void {
    floorRevs.set(site, (floorRevs.get(site) ?? 0) + 1);
    if (gathering.has(site)) return;
    gathering.add(site);
    deps.clock.after(GATHER_MS, () => {
      gathering.delete(site);
      const json = JSON.stringify({ type: 'state', state: colleagues(site) });
      for (const session of deps.hub.agents(site)) {
        if (session.phase === 'live') sendEncoded(deps, session, 'state', json);
      }
    });
  }

  function leave(who: AgentWho, reason: 'disconnected' | 'session_ended'): void {
    const agents = floor.get(who.site);
    if (!agents?.delete(who.agent.id)) return;
    void log(who, 'off', reason);
    changed(who.site);
    if (agents.size > 0) return;
    floor.delete(who.site);
    announce(who.site);
  }

  return {
    availability,
    /** For an agent's welcome. */
    colleagues,
    /** Who is on duty under this id. */
    find(site: SiteId, id: AgentId): AgentName | undefined {
      const known = floor.get(site)?.get(id);
      return known && { id, name: known.name };
    },
    came(who: AgentWho): void {
      const agents = floor.get(who.site) ?? new Map<AgentId, OnDuty>();
      const known = agents.get(who.agent.id);
      if (known) {
        known.sockets += 1;
        known.leaving?.();
        known.leaving = undefined;
        return;
      }
      agents.set(who.agent.id, { name: who.agent.name, sockets: 1, leaving: undefined });
      void log(who, 'online', 'connected');
      const isFirst = !floor.has(who.site);
      floor.set(who.site, agents);
      changed(who.site);
      if (isFirst) announce(who.site);
    },
    /** `ended`: their session is over, no grace. */
    went(who: AgentWho, ended: boolean): void {
      const known = floor.get(who.site)?.get(who.agent.id);
      if (!known) return;
      known.sockets -= 1;
      if (known.sockets > 0) return;
      if (ended) leave(who, 'session_ended');
      else known.leaving = deps.clock.after(deps.limits.agentGraceMs, () => leave(who, 'disconnected'));
    },
    /** The server stops: everybody is signed off in the log. */
    async stop(): Promise<void> {
      const offs: Promise<void>[] = [];
      for (const [site, agents] of floor) {
        for (const [agent, known] of agents) {
          known.leaving?.();
          offs.push(deps.floor.setAgentStatus(site, agent, 'off', 'server_stopped', deps.clock.now()));
        }
      }
      floor.clear();
      await Promise.all(offs);
    },
  };
}

export type Presence = ReturnType<typeof createPresence>;
