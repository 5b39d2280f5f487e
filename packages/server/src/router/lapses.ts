import type { AgentId } from '@shopbell/protocol';

/** Accept times in a row that an agent lets go by before they count as away. */
const TIMES = 3;

/** Who lets offers lapse. In memory alone, as the offers are. */
export interface Lapses {
  /** One lapsed; true when it was one too many. Those that lapse within one accept time of another count as one. */
  lapsed(agent: AgentId, now: number, acceptMs: number): boolean;
  /** They did something with one. */
  answered(agent: AgentId): void;
}

export function createLapses(): Lapses {
  const counts = new Map<AgentId, { times: number; at: number }>();
  return {
    lapsed(agent, now, acceptMs) {
      const before = counts.get(agent);
      if (before && now < before.at + acceptMs) return false;
      const times = (before?.times ?? 0) + 1;
      if (times < TIMES) counts.set(agent, { times, at: now });
      else counts.delete(agent);
      return times >= TIMES;
    },
    answered: (agent) => void counts.delete(agent),
  };
}
