import type { Bones } from '@shopbell/domain';
import type { AgentId, ConversationId, SiteId } from '@shopbell/protocol';

/** How far back a conversation is looked for that an agent got before the time asked about and has no more, in ms. */
export const LEDGER_REACH_MS = 31 * 86_400_000;

/** What figures are computed from: who had to do with what, and logs without a word of them. */
export interface Ledger {
  /**
   * Every conversation that may have something of this agent's between two instants (epoch ms), in any order: what they have, got or came
   * into, gave away, promised or owe. Some have nothing. What they have no more and owe nothing in is not among them when they got
   * it more than `LEDGER_REACH_MS` before `from`, or when nothing happened there since `from`.
   */
  worked(site: SiteId, agent: AgentId, from: number, to: number): Promise<readonly ConversationId[]>;
  /** A conversation's log without its words; undefined when there is no such conversation. */
  bones(site: SiteId, id: ConversationId): Promise<Bones | undefined>;
}
