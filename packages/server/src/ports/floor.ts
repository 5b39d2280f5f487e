import type { AgentId, SiteId } from '@shopbell/protocol';

/** The floor's own log: who is on duty (decisions 12). */
export interface Floor {
  setAgentStatus(
    site: SiteId,
    agent: AgentId,
    status: 'online' | 'off',
    reason: 'connected' | 'disconnected' | 'session_ended' | 'server_stopped' | 'server_lost',
    at: number,
  ): Promise<void>;
}
