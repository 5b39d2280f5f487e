import type { AgentName } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Directory } from './directory.ts';

/** What agents change of the floor themselves, each with the floor's own log (decisions 12). */
export interface Floor extends Pick<Directory, 'setAgentStatus' | 'lastWord'> {
  /** Who of the site's people has this id, here or not; undefined for who is none of them, or not any more. */
  member(site: SiteId, agent: AgentId): Promise<AgentName | undefined>;
  /**
   * Sets what shoppers are told while this agent is away, by the agent's own word; undefined for nothing. Nobody else's, and nothing
   * for who is no member. Rejects when it could not be written.
   */
  setAutoReply(site: SiteId, agent: AgentId, autoReply: string | undefined, at: number): Promise<void>;
}
