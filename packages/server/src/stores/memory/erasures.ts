import type { Erasure, Erasures, Owed } from '../../ports/erasures.ts';
import type { Store } from '../../ports/store.ts';

const isSame = (one: Owed, other: Owed): boolean => one.site === other.site && one.conversation === other.conversation;

/** Whose words were erased, in memory: nothing of it outlives the process, and nothing is ever restored. */
export function createMemoryErasures(store: Pick<Store, 'conversations'>): Erasures {
  let open: readonly Erasure[] = [];
  let owed: readonly Owed[] = [];
  return {
    async note(erasure) {
      const { site, person } = erasure;
      const theirs = await store.conversations(site, {
        of: 'persons',
        persons: [person],
        limit: Number.MAX_SAFE_INTEGER,
      });
      open = [...open, erasure];
      owed = [...owed, ...theirs.map(({ id, seq }) => ({ site, conversation: id, seq, left: 'words' as const }))];
      return theirs.length;
    },
    open: async () => open,
    owed: async (limit) => owed.slice(0, limit),
    thin: async () => {},
    async settle(one) {
      owed = owed.filter((each) => !isSame(each, one) || each.seq > one.seq);
    },
    async done({ site, person, at }) {
      open = open.filter((each) => each.site !== site || each.person !== person || each.at !== at);
    },
    emptied: async () => true,
    holds: () => false,
  };
}
