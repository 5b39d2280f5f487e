import type { Directory } from '../../ports/directory.ts';
import { type Erasure, type Erasures, erasedEntry, type Owed } from '../../ports/erasures.ts';
import type { Store } from '../../ports/store.ts';

const nameOf = ({ site, conversation }: Owed): string => `${site} ${conversation}`;

const isSame = (one: Owed, other: Owed): boolean => nameOf(one) === nameOf(other);

/** Whose words were erased, in memory: nothing of it outlives the process, and nothing is ever restored. */
export function createMemoryErasures(
  store: Pick<Store, 'conversations' | 'byLetter'>,
  directory: Pick<Directory, 'change'>,
): Erasures {
  let open: readonly Erasure[] = [];
  let owed: readonly Owed[] = [];
  return {
    async note(erasure, by) {
      const { site, person, at } = erasure;
      const persons = [person, ...(await store.byLetter(site, person))];
      const limit = Number.MAX_SAFE_INTEGER;
      const theirs = await store.conversations(site, { of: 'persons', persons, limit });
      const each = persons.map((one) => ({ ...erasure, person: one }));
      const entries = each.map((one) => ({ kind: 'told', site, entry: erasedEntry(one) }) as const);
      const told = await directory.change(entries, by, at);
      if (!told.ok) throw new Error(`an erasing could not be noted: ${told.refusal}`);
      open = [...open, ...each];
      owed = [...owed, ...theirs.map(({ id, seq }) => ({ site, conversation: id, seq, left: 'words' as const }))];
      return { persons, conversations: theirs.length };
    },
    open: async () => open,
    owed: async (left, limit, after) =>
      owed
        .filter((each) => each.left === left && (!after || nameOf(each) > nameOf(after)))
        .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
        .slice(0, limit),
    thin: async () => {},
    async settle(one) {
      owed = owed.flatMap((each) => {
        if (!isSame(each, one) || each.left !== one.left || each.seq > one.seq) return [each];
        return one.left === 'words' ? [{ ...one, left: 'files' as const }] : [];
      });
    },
    async done({ site, person, at }) {
      open = open.filter((each) => each.site !== site || each.person !== person || each.at !== at);
    },
    emptied: async () => true,
    holds: () => false,
  };
}
