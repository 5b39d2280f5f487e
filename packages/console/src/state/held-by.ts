import type { AgentId } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';

/** As many of the floor are told. */
const FLOOR = 100;

/** How many conversations somebody has, for who oversees the floor; undefined when there are more than are told. */
export function heldBy({ floor, mine }: Pick<AgentView, 'floor' | 'mine'>, id: AgentId): number | undefined {
  const theirs = [...floor, ...mine].filter(({ state, agent }) => state === 'active' && agent?.id === id);
  return floor.length < FLOOR ? new Set(theirs.map(({ conversation }) => conversation)).size : undefined;
}
