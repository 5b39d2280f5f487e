import type { AgentId, AvailabilityState, SiteId } from '@shopbell/protocol';
import type { AgentWho } from '../app/who.ts';
import type { RelayDeps } from './deps.ts';
import { sendEncoded } from './send.ts';

interface OnDuty {
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

  function leave(who: AgentWho, reason: 'disconnected' | 'session_ended'): void {
    const agents = floor.get(who.site);
    if (!agents?.delete(who.agent.id)) return;
    void log(who, 'off', reason);
    if (agents.size > 0) return;
    floor.delete(who.site);
    announce(who.site);
  }

  return {
    availability,
    came(who: AgentWho): void {
      const agents = floor.get(who.site) ?? new Map<AgentId, OnDuty>();
      const known = agents.get(who.agent.id);
      if (known) {
        known.sockets += 1;
        known.leaving?.();
        known.leaving = undefined;
        return;
      }
      agents.set(who.agent.id, { sockets: 1, leaving: undefined });
      void log(who, 'online', 'connected');
      if (floor.has(who.site)) return;
      floor.set(who.site, agents);
      announce(who.site);
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
