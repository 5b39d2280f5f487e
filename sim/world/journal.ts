import type { SiteId } from '@shopbell/protocol';
import type { Erasure } from '../../packages/server/src/ports/erasures.ts';
import type { Change } from '../../packages/server/src/ports/store.ts';

/** What one commit wrote. */
export interface Written {
  readonly site: SiteId;
  readonly changes: readonly Change[];
}

/** What stands on the disk, in its order: commits, and who is to be erased and has been. */
export type Entry = Written | { readonly erase: Erasure } | { readonly erased: Erasure };

const isSame = (a: Erasure, b: Erasure) => a.site === b.site && a.person === b.person && a.at === b.at;

/** Who was to be erased, whether it was carried out or not. */
export const erasuresOf = (journal: readonly Entry[]): Erasure[] =>
  journal.flatMap((entry) => ('erase' in entry ? entry.erase : []));

/** Those that are not carried out so far. */
export const openErasures = (journal: readonly Entry[]): Erasure[] =>
  erasuresOf(journal).filter((one) => !journal.some((entry) => 'erased' in entry && isSame(entry.erased, one)));

/** Those of `all` that this journal does not know. */
export const unknownErasures = (journal: readonly Entry[], all: readonly Erasure[]): Erasure[] => {
  const known = erasuresOf(journal);
  return all.filter((one) => !known.some((each) => isSame(each, one)));
};

/** A conversation: whose it is, what was sent into it, and how much of that had been when it was wiped last. */
interface Kept {
  person: string;
  readonly cids: string[];
  wipedAt: number;
}

/** Every conversation, as this journal leaves it, and what was sent into it. */
function conversationsIn(
  journal: readonly Entry[],
  meanwhile?: (entry: Entry, all: ReadonlyMap<string, Kept>) => void,
) {
  const all = new Map<string, Kept>();
  for (const entry of journal) {
    if ('changes' in entry) {
      for (const change of entry.changes) {
        if (change.put !== 'conversation') continue;
        const { id, person } = change.conversation;
        const kept = all.get(id) ?? { person, cids: [], wipedAt: 0 };
        kept.person = person;
        for (const { event } of change.log) {
          if (event.cid !== undefined) kept.cids.push(event.cid);
          if (event.kind === 'wiped') kept.wipedAt = kept.cids.length;
        }
        all.set(id, kept);
      }
    }
    meanwhile?.(entry, all);
  }
  return all;
}

/**
 * The cids of what was erased by this journal, which a crash can't take back any more: what had been sent when somebody was noted, and
 * whatever else had come into their conversation before it was wiped.
 */
export function erasedBy(journal: readonly Entry[]): string[] {
  const erased: string[] = [];
  const end = conversationsIn(journal, (entry, all) => {
    if ('erase' in entry) {
      for (const { person, cids } of all.values()) if (person === entry.erase.person) erased.push(...cids);
    }
  });
  return [...erased, ...[...end.values()].flatMap(({ cids, wipedAt }) => cids.slice(0, wipedAt))];
}

/** The cids that a restore takes along, as `carry-erasures.ts` does: nobody brings these back. */
export function requestsOfErased(journal: readonly Entry[]): string[] {
  const persons = new Set<string>(openErasures(journal).map(({ person }) => person));
  return [...conversationsIn(journal).values()].flatMap(({ person, cids, wipedAt }) =>
    persons.has(person) ? cids : cids.slice(0, wipedAt),
  );
}

/** The cids of all that this journal has. */
export const cidsIn = (journal: readonly Entry[]): ReadonlySet<string> =>
  new Set([...conversationsIn(journal).values()].flatMap(({ cids }) => cids));
