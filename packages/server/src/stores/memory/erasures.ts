import type { Erasure, Erasures } from '../../ports/erasures.ts';

/** Whose words were erased, in memory: nothing of it outlives the process, and nothing is ever restored. */
export function createMemoryErasures(): Erasures {
  let open: readonly Erasure[] = [];
  return {
    async note(erasure) {
      open = [...open, erasure];
    },
    open: async () => open,
    async done({ site, person, at }) {
      open = open.filter((each) => each.site !== site || each.person !== person || each.at !== at);
    },
    holds: () => false,
  };
}
