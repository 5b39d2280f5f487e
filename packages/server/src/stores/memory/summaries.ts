import type { KeptSummary, Summaries } from '../../ports/summaries.ts';

/** Summaries in memory, by site, agent and day. */
export function createMemorySummaries(): Summaries {
  const kept = new Map<string, KeptSummary[]>();
  const keyOf = (...parts: readonly string[]): string => parts.join(' ');
  return {
    async keep(site, after, summary) {
      const key = keyOf(site, summary.day, summary.agent.id);
      const versions = kept.get(key) ?? [];
      if (versions.length !== after) return undefined;
      const one = structuredClone({ ...summary, version: after + 1 });
      kept.set(key, [...versions, one]);
      return one;
    },
    versions: async (site, agent, day) => (kept.get(keyOf(site, day, agent)) ?? []).toReversed(),
    ofDay: async (site, day) =>
      [...kept]
        .flatMap(([key, versions]) => (key.startsWith(`${keyOf(site, day)} `) ? versions.slice(-1) : []))
        .sort((a, b) => (a.agent.name < b.agent.name ? -1 : 1)),
  };
}
