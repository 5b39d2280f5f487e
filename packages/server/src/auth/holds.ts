import type { AgentId, SiteId } from '@shopbell/protocol';
import type { Store } from '../ports/store.ts';

/** As many as are worth counting. */
const COUNTED = 100;

/**
 * How many conversations an agent has. What was asked for before the call is decided first: commits are decided in the order
 * of their calls, so an empty one stands behind a take that is under way.
 */
export async function holds(store: Store, site: SiteId, agent: AgentId): Promise<number> {
  await store.commit(site, [], () => ({ changes: [], result: undefined }));
  const found = await store.conversations(site, { of: 'agent', agent, limit: COUNTED });
  return found.filter((conversation) => conversation.state === 'active').length;
}
